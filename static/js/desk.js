import "./refusals.js";
import "./keys.js";
import "./draft.js";
import "./picker.js";
import "./comments.js";
import "./changes.js";
import "./panel.js";
import "./workings.js";

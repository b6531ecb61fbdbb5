/* Some browsers refuse to keep anything, and then each look at their storage throws. In its place comes one
   that is always empty and always full: whoever reads finds nothing, whoever writes is told so. */

class NoStorage {
  getItem() {
    return null;
  }

  setItem() {
    throw new DOMException("This browser keeps nothing.", "QuotaExceededError");
  }

  removeItem() {}
}

function isRefused() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

if (isRefused()) Object.defineProperty(window, "localStorage", { value: new NoStorage() });

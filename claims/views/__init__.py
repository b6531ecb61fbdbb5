"""The door for people: function views, and the small pure modules that assemble what they show."""

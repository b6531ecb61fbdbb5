"""How static files are collected: hashed, compressed, and with the imports of our scripts rewritten."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, in which an ES module imports others by their hashed names."""

    support_js_module_import_aggregation = True

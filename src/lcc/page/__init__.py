"""The page in the browser: what it asks of the library, in plain data and bytes.

`bridge.answer` is all that the page calls. It reads no disk and no network, and nothing of the calculation is in here:
every number, sentence and picture comes from the public face. `web/` has what the browser runs; it is not in the wheel.
"""

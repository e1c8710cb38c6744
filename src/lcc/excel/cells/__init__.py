"""What every sheet is made of: cells by the part that they play, styles, values, charts."""

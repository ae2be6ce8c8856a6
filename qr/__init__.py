"""Words in, paper out: symbols, stock, layout, PDF, and proof by decoding.

Knows no database and nothing else of this project. A label is whatever has the attributes of `qr.label.Label`.

- `qr.stock` what label sheets there are, and where their labels lie
- `qr.address` the text in a symbol: an upper-case URL
- `qr.symbol` how large a symbol is, how well it corrects errors, and how it is drawn
- `qr.face` what stands where on a label
- `qr.sheet` `print_sheet`: labels to one PDF
- `qr.proof` `decode`: what a finished PDF really says
"""

"""Words in, paper out: symbols, stock, layout, PDF, and proof by decoding.

Knows no database and nothing else of this project. A label is whatever has the attributes of `qr.layout.label.Label`.

- `qr.stock.finding` what label sheets there are, and where their labels lie
- `qr.symbol.address` the text in a symbol: an upper-case URL
- `qr.symbol.drawing` how large a symbol is, how well it corrects errors, and how it is drawn
- `qr.layout.face` what stands where on a label
- `qr.output.sheet` `write_sheet`: labels to one PDF
- `qr.proof.decoding` `decode`: what a finished PDF really says
"""

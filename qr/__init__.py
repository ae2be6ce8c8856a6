"""Labels with QR symbols: stock, symbols, layout, output as PDF and other formats, and verification by decoding.

Depends on no database and no other package of this project. A label is any object with the attributes of
`qr.layout.label.Label`.

- `qr.stock.finding` the known label stock, and the positions of labels on it
- `qr.symbol.address` the text in a symbol, an upper-case URL
- `qr.symbol.drawing` the size and error correction of a symbol, and its drawing
- `qr.layout.face` the positions of symbol, words and logo on a label
- `qr.output.sheet` `write_sheet`: labels as a PDF
- `qr.proof.decoding` `decode`: the symbols and codes of a finished PDF
"""

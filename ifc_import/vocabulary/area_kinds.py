"""Words that make an area a net or a gross one, in many languages, and abbreviations of national standards."""

NET = "net nett netto nettó nette netta neto neta netni čistá чистая nta nrf ngf nia nvo"
GROSS = "gross brutto bruttó brut brüt brute bruta bruto lorda lordo hrubá bta bgf gia gea gfa bvo"

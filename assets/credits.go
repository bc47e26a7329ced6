package assets

import _ "embed"

// Icon is the program's icon, 256 pixels.
//
//go:embed icons/lectern.png
var Icon []byte

// Credits name what the program is made of, a line each; Licences has the licence of each.
var Credits = []string{
	"Fonts: Source Serif 4, Source Sans 3 and Source Code Pro (Adobe), Noto Naskh Arabic (The Noto Project Authors); SIL Open Font License 1.1.",
	"Maps: Natural Earth (public domain); place names GeoNames (CC BY 4.0); names of countries in other languages Unicode CLDR (Unicode-3.0).",
	"Hyphenation: patterns by Dominik Wujastyk and Graham Toal (British English), the TeX Users Group (American English), Daniel Flipo and others (French, MIT), the Deutschsprachige Trennmustermannschaft (German, MIT).",
	"Windows: Fyne (BSD-3-Clause), GLFW (zlib). PDF: fpdf (MIT).",
	"Text: go-text/typesetting (BSD-3-Clause or Unlicense). Markdown: goldmark (MIT). YAML: goccy/go-yaml (MIT).",
	"Command line: kong (MIT). Files: fsnotify (BSD-3-Clause), klauspost/compress (BSD-3-Clause, Apache-2.0).",
	"Lectern itself: BSD-3-Clause.",
}

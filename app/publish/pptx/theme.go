package pptx

import (
	"fmt"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// themeColours holds the colours of a theme in the order of its schema, with the name by which slides use each.
// Changing one in PowerPoint changes it on all slides.
var themeColours = []struct {
	name, used string
	of         func(*draw.Palette) draw.Ink
}{
	{"dk1", "tx1", func(p *draw.Palette) draw.Ink { return p.Ink }},
	{"lt1", "bg1", func(p *draw.Palette) draw.Ink { return p.Page }},
	{"dk2", "tx2", func(p *draw.Palette) draw.Ink { return p.Ink2 }},
	{"lt2", "bg2", func(p *draw.Palette) draw.Ink { return p.Desk }},
	{"accent1", "accent1", func(p *draw.Palette) draw.Ink { return p.Accent }},
	{"accent2", "accent2", func(p *draw.Palette) draw.Ink { return p.Killed }},
	{"accent3", "accent3", func(p *draw.Palette) draw.Ink { return p.Ink3 }},
	{"accent4", "accent4", func(p *draw.Palette) draw.Ink { return p.Edge }},
	{"accent5", "accent5", func(p *draw.Palette) draw.Ink { return p.Caution }},
	{"accent6", "accent6", func(p *draw.Palette) draw.Ink { return p.Rule }},
	{"hlink", "hlink", func(p *draw.Palette) draw.Ink { return p.Accent }},
	{"folHlink", "folHlink", func(p *draw.Palette) draw.Ink { return p.Accent }},
}

func rgb(i draw.Ink) *element {
	return elem("a:srgbClr", "val", fmt.Sprintf("%02X%02X%02X", i.R, i.G, i.B))
}

// fill returns the filling of an ink: a colour of the theme, if that has it.
func fill(ink draw.Ink, p *draw.Palette) *element {
	for _, c := range themeColours {
		if c.of(p) == ink {
			return elem("a:solidFill").with(elem("a:schemeClr", "val", c.used))
		}
	}
	return elem("a:solidFill").with(rgb(ink))
}

// typeface returns an element that names a font. No font is in the file: its class and its PANOSE number (of its OS/2
// table) help to find one that is like it.
func typeface(name string, f *draw.Font) *element {
	const panose, length = 32, 10
	classes := map[string]string{"serif": "18", "sans-serif": "34", "monospace": "49"} // of proportional or fixed width
	style, table := f.Style(), f.Table("OS/2")
	return elem(name, "typeface", style.Family, "panose", fmt.Sprintf("%X", table[panose:panose+length]), "pitchFamily", classes[style.Generic], "charset", "0")
}

// fontsOf returns the fonts of a face for Latin and for Arabic letters.
func fontsOf(face *typeset.Face) (latin, arabic *element) {
	return typeface("a:latin", face.Fonts[0]), elem("a:cs", "typeface", face.Fonts[1].Style().Family)
}

// theme returns the theme of a palette: statements are in its major font, all else in its minor one.
func theme(p *draw.Palette) *element {
	colours := elem("a:clrScheme", "name", "Lectern")
	for _, c := range themeColours {
		colours.with(elem("a:" + c.name).with(rgb(c.of(p))))
	}
	font := func(name string, face *typeset.Face) *element {
		latin, arabic := fontsOf(face)
		return elem(name).with(latin, elem("a:ea", "typeface", ""), arabic)
	}
	faces := typeset.Standard()
	return elem("a:theme", "xmlns:a", drawingNS, "name", "Lectern").with(elem("a:themeElements").with(
		colours,
		elem("a:fontScheme", "name", "Lectern").with(font("a:majorFont", faces.Serif), font("a:minorFont", faces.Sans)),
		formats(),
	))
}

// formats returns the fillings, lines and effects that a theme must have three of; no slide uses them.
func formats() *element {
	colour := func() *element { return elem("a:solidFill").with(elem("a:schemeClr", "val", "phClr")) }
	three := func(name string, one func() *element) *element { return elem(name).with(one(), one(), one()) }
	return elem("a:fmtScheme", "name", "Lectern").with(
		three("a:fillStyleLst", colour),
		three("a:lnStyleLst", func() *element { return elem("a:ln", "w", emu(1)).with(colour()) }),
		three("a:effectStyleLst", func() *element { return elem("a:effectStyle").with(elem("a:effectLst")) }),
		three("a:bgFillStyleLst", colour),
	)
}

package draw

import "image/color"

// Palette holds every colour that Lectern uses, by role. A test measures the contrasts: text has at
// least 4.5:1 on its backgrounds, borders and symbols 3:1. Killed, KilledText and Pale mean people killed
// and nothing else; Caution never stands without an icon and words.
type Palette struct {
	Page, Desk, Raise                Ink // backgrounds: paper, window, fields and popups
	Rule, Edge                       Ink // hairlines; borders of controls
	Ink, Ink2, Ink3                  Ink // text, second text, captions
	Accent, OnAccent, Wash           Ink // links and focus; text on it; the selected row
	Killed, KilledText, Pale         Ink // symbols and bars; numbers as text; the part of a bar up to the highest estimate
	Ghost                            Ink // what the filter leaves out
	Caution, CautionWash             Ink
	Sea, Land, Focus, Lake, River    Ink
	Coast, Province, Border, Casing  Ink
	Town, Country, Admin, Water, Rim Ink    // labels; the rim of symbols
	Highlights, Bars                 [4]Ink // what a reader has marked, in the reader's four colours: behind the text, and beside it
	Shades                           [5]Ink // of provinces by an amount, from the least to the most
	Kinds                            [7]Ink // of symbols and layers that are told apart by what they are
	Dark                             bool
}

func rgb(v uint32) Ink { return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255} }

// Mix returns the opaque colour that b with opacity t (0 to 255) shows over a.
func Mix(a, b Ink, t uint8) Ink {
	mix := func(a, b uint8) uint8 { return uint8((uint32(a)*uint32(255-t) + uint32(b)*uint32(t) + 127) / 255) }
	return Ink{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 255}
}

// Light is ink on warm white.
var Light = Palette{
	Page: rgb(0xFDFCF9), Desk: rgb(0xF3F0EA), Raise: rgb(0xFFFFFF), Rule: rgb(0xDFDAD0), Edge: rgb(0x878175),
	Ink: rgb(0x21201D), Ink2: rgb(0x56524B), Ink3: rgb(0x6B665E), Accent: rgb(0x1D4E79), OnAccent: rgb(0xFFFFFF), Wash: rgb(0xE4ECF3),
	Killed: rgb(0xA8322D), KilledText: rgb(0xA8322D), Pale: rgb(0xDFB4AF), Ghost: rgb(0xC9C3B8), Caution: rgb(0x8A5A00), CautionWash: rgb(0xF7EDD8),
	Sea: rgb(0xDBE4EA), Land: rgb(0xF1EFE9), Focus: rgb(0xFDFCF9), Lake: rgb(0xD3DFE7), River: rgb(0xB9CBD8),
	Coast: rgb(0x9FB3C1), Province: rgb(0xD2CEC5), Border: rgb(0x8D8A85), Casing: rgb(0xE6E2DA),
	Town: rgb(0x2F2D2B), Country: rgb(0x5F5C57), Admin: rgb(0x716C64), Water: rgb(0x46677F), Rim: rgb(0xFDFCF9),
	Highlights: [4]Ink{rgb(0xFBF0B2), rgb(0xD9EFCB), rgb(0xD3E7F8), rgb(0xF9DAD5)},
	Bars:       [4]Ink{rgb(0x967600), rgb(0x3F8A3A), rgb(0x2C78B8), rgb(0xC2473C)},
	Shades:     [5]Ink{rgb(0xD4BEE9), rgb(0xB89ED2), rgb(0x9A7DB9), rgb(0x795B9B), rgb(0x573C79)},
	Kinds:      [7]Ink{rgb(0x0989B5), rgb(0x8D790E), rgb(0x5E23B4), rgb(0x00654D), rgb(0xD53673), rgb(0x0A0F32), rgb(0x372B09)},
}

// Dark is light ink on cool slate. Its colours are chosen, not computed from those of Light.
var Dark = Palette{
	Page: rgb(0x1F2327), Desk: rgb(0x171A1D), Raise: rgb(0x282D32), Rule: rgb(0x363C42), Edge: rgb(0x7B8289),
	Ink: rgb(0xE6E3DC), Ink2: rgb(0xBBB8B0), Ink3: rgb(0xA5A39D), Accent: rgb(0x8FBCE4), OnAccent: rgb(0x10161C), Wash: rgb(0x24374A),
	Killed: rgb(0xE07A5F), KilledText: rgb(0xEE917D), Pale: rgb(0x6B433B), Ghost: rgb(0x50575E), Caution: rgb(0xE0B35A), CautionWash: rgb(0x3A3122),
	Sea: rgb(0x1D262D), Land: rgb(0x2B3035), Focus: rgb(0x353B41), Lake: rgb(0x1F2A33), River: rgb(0x30424F),
	Coast: rgb(0x4A5B67), Province: rgb(0x41474D), Border: rgb(0x8B9197), Casing: rgb(0x272C30),
	Town: rgb(0xE3E6E8), Country: rgb(0xB3BAC0), Admin: rgb(0xA3AAB0), Water: rgb(0x7F9DAE), Rim: rgb(0x1F2327),
	Highlights: [4]Ink{rgb(0x473F16), rgb(0x234029), rgb(0x1D3A52), rgb(0x512C2A)},
	Bars:       [4]Ink{rgb(0xD6B83C), rgb(0x6DBB72), rgb(0x6CACE3), rgb(0xEB8177)},
	Shades:     [5]Ink{rgb(0x625075), rgb(0x826B9B), rgb(0xA388BF), rgb(0xC4ADDB), rgb(0xE3D4F1)},
	Kinds:      [7]Ink{rgb(0x90E0FF), rgb(0xB2A239), rgb(0x9D81FF), rgb(0x229681), rgb(0xFF85B1), rgb(0xE2FFD9), rgb(0xE1ED23)},
	Dark:       true,
}

// Sepia is Light on the yellow of old paper.
var Sepia = func() Palette {
	p := Light
	p.Page, p.Desk, p.Raise, p.Rule, p.Edge = rgb(0xF7EEDC), rgb(0xEEE3CC), rgb(0xFBF5E8), rgb(0xD9CBAF), rgb(0x7D715A)
	p.Ink, p.Ink2, p.Ink3, p.Wash = rgb(0x2B2318), rgb(0x544836), rgb(0x625541), rgb(0xDCE2E2)
	p.Ghost, p.CautionWash, p.Caution = rgb(0xC6B898), rgb(0xF3DFB6), rgb(0x7A4F00)
	p.Killed, p.KilledText = rgb(0x9E2F2A), rgb(0x9E2F2A)
	p.Rim = p.Page
	return p
}()

// Contrast is Light with black text on white, darker lines and darker colours.
var Contrast = func() Palette {
	p := Light
	p.Page, p.Desk, p.Raise, p.Rim = rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF)
	p.Rule, p.Edge, p.Ink, p.Ink2, p.Ink3 = rgb(0x767676), rgb(0x333333), rgb(0x000000), rgb(0x1A1A1A), rgb(0x333333)
	p.Accent, p.Wash, p.Ghost = rgb(0x003C80), rgb(0xDCE9F7), rgb(0xA0A0A0)
	p.Killed, p.KilledText, p.Caution = rgb(0x8C1A15), rgb(0x8C1A15), rgb(0x6B4300)
	return p
}()

// Paper is Light on the white of a sheet.
var Paper = func() Palette {
	p := Light
	p.Page, p.Rim = rgb(0xFFFFFF), rgb(0xFFFFFF)
	return p
}()

// Mark is the official colour of a handling mark's text, always on black (TLP 2.0, FIRST.org);
// its key is the mark as written.
var Mark = map[string]Ink{
	"TLP:CLEAR": rgb(0xFFFFFF), "TLP:GREEN": rgb(0x33FF00), "TLP:AMBER": rgb(0xFFC000), "TLP:AMBER+STRICT": rgb(0xFFC000), "TLP:RED": rgb(0xFF2B2B),
}

// MarkBackground is the background of a handling mark, in every theme.
var MarkBackground = rgb(0x000000)

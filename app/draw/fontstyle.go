package draw

import "strings"

// FontStyle describes a font in the words of CSS, for files that name their fonts instead of holding them.
type FontStyle struct {
	Family  string
	Generic string // serif, sans-serif or monospace
	Weight  int
	Italic  bool
}

// families holds the family of each font by the first part of its PostScript name.
var families = map[string]FontStyle{
	"SourceSerif4":    {Family: "Source Serif 4", Generic: "serif"},
	"SourceSans3":     {Family: "Source Sans 3", Generic: "sans-serif"},
	"NotoNaskhArabic": {Family: "Noto Naskh Arabic", Generic: "serif"},
	"SourceCodePro":   {Family: "Source Code Pro", Generic: "monospace"},
}

// Style returns the description of the font, which its PostScript name tells.
func (f *Font) Style() FontStyle {
	name, cut, _ := strings.Cut(f.Name, "-")
	style := families[name]
	style.Weight = 400
	if strings.HasPrefix(cut, "SemiBold") {
		style.Weight = 600
	} else if cut == "Bold" {
		style.Weight = 700
	}
	style.Italic = strings.HasSuffix(cut, "Italic")
	return style
}

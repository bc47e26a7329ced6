package compose

import (
	"golang.org/x/text/language"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// ProgramLang returns the language of what the program itself says, where the brief is in another; else "".
func ProgramLang(b *brief.Brief) string {
	const own = "en"
	tag, err := language.Parse(b.Lang)
	if base, _ := tag.Base(); err != nil || base.String() == own {
		return ""
	}
	return own
}

// ProgramText returns a text that the program says, marked with its language where the brief is in another.
func (c *Composer) ProgramText(words string, style *typeset.Style) typeset.Text {
	var t typeset.Text
	c.addProgramText(&t, words, style)
	return t
}

// addProgramText adds what the program says.
func (c *Composer) addProgramText(t *typeset.Text, words string, style *typeset.Style) {
	span := t.Add(words, style)
	if lang := ProgramLang(c.Brief); lang != "" {
		span.Tag, span.Dir = &draw.Tag{Role: draw.Span, Lang: lang}, Direction(lang)
	}
}

// Foreign reports whether a language is one, and another than the brief's.
func Foreign(b *brief.Brief, lang string) bool {
	_, err := language.Parse(lang)
	return err == nil && lang != b.Lang
}

var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// Direction returns how a language is written: "rtl", "ltr", or "" where it isn't known.
func Direction(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		return ""
	}
	if script, _ := tag.Script(); rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

package compose

import (
	"golang.org/x/text/language"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// ProgramLang returns the language of the program's words if the brief is in another, else "".
func ProgramLang(b *brief.Brief) string {
	const program = "en"
	tag, err := language.Parse(b.Lang)
	if base, _ := tag.Base(); err != nil || base.String() == program {
		return ""
	}
	return program
}

// ProgramText returns a text in the program's words, tagged with their language if the brief is in another.
func (c *Composer) ProgramText(words string, style *typeset.Style) typeset.Text {
	var t typeset.Text
	c.addProgramText(&t, words, style)
	return t
}

// addProgramText appends the program's words to a text.
func (c *Composer) addProgramText(t *typeset.Text, words string, style *typeset.Style) {
	span := t.Add(words, style)
	if lang := c.programLang; lang != "" {
		span.Tag, span.Dir = &draw.Tag{Role: draw.Span, Lang: lang}, Direction(lang)
	}
}

// Foreign reports whether lang is a language other than the brief's.
func Foreign(b *brief.Brief, lang string) bool {
	if lang == "" || lang == b.Lang {
		return false
	}
	_, err := language.Parse(lang)
	return err == nil
}

var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// Direction returns the direction of a language's script: "rtl", "ltr", or "" if lang is no language.
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

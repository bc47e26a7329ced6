package compose

import (
	"golang.org/x/text/language"

	"lectern/app/brief"
)

// Foreign reports whether a language is one, and another than the brief's.
func Foreign(b *brief.Brief, lang string) bool {
	_, err := language.Parse(lang)
	return err == nil && lang != b.Lang
}

var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// Direction is how a language is written: "rtl", "ltr", or "" where it isn't known.
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

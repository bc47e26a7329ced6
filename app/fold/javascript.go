package fold

import (
	_ "embed" // fold.js
	"encoding/json"
	"strings"
	"unicode"
)

//go:embed fold.js
var javaScript string

// JavaScript returns the source of a function fold(text), which folds as String does: by the same
// table, and by what the browser knows of Unicode.
func JavaScript() string {
	var accents strings.Builder
	for _, script := range accented {
		accents.WriteString(`\\p{Script=` + script + "}")
	}
	return strings.NewReplacer(
		"PLAIN", literal(beyondJavaScript()),
		"ZEROS", literal(zeros),
		"ACCENTED", accents.String(),
		"VOICED", voiced,
	).Replace(javaScript)
}

// beyondJavaScript returns the table, and with it the invisible signs for numbers, which fold to themselves:
// regular expressions in browsers have no class for them.
func beyondJavaScript() map[string]string {
	m := map[string]string{}
	for r, to := range plain {
		m[string(r)] = to
	}
	for r := range unicode.MaxRune {
		if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
			m[string(r)] = string(r)
		}
	}
	return m
}

func literal(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // of texts and numbers
	}
	return string(text)
}

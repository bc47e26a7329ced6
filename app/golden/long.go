package golden

import (
	"fmt"
	"regexp"
	"strings"
)

// ids finds the ids of a brief's text and what names them, and its footnotes, each without its end.
var ids = regexp.MustCompile(`[({ ]#[a-z][a-z0-9._-]*|\[\^[a-z0-9._-]+`)

// Lengthen returns the text of a brief several times over below one front matter, each time with ids of its own, as a long
// report would be.
func Lengthen(text string, times int) string {
	begin := strings.Index(text, "\n# ")
	if begin < 0 {
		begin = len(text)
	}
	var long strings.Builder
	long.WriteString(text)
	for n := 2; n <= times; n++ {
		long.WriteString(ids.ReplaceAllString(text[begin:], fmt.Sprintf("$0-%d", n)))
	}
	return long.String()
}

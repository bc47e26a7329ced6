package deck

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
)

// A slide is found again by what it is, whatever was written before it.
func TestSlidesAreFoundAgainInAChangedText(t *testing.T) {
	text := func(points ...string) *Deck {
		var text strings.Builder
		text.WriteString("---\ntitle: T\nas-of: 2024-03-25\n---\n\n# Aims {#aims}\n\nFirst.\n")
		for _, p := range points {
			fmt.Fprintf(&text, "\n::: keypoint\n%s\n:::\n", p)
		}
		text.WriteString("\n# Attacks {#attacks}\n\nLast.\n")
		b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text.String())}}, brief.Options{})
		return New(b)
	}
	was := text("Zero.", "One.", "Two.", "One.", "Three.")
	for name, c := range map[string]struct {
		is    *Deck
		slide string
		nth   int // of those with its title in the earlier deck, from 1
		want  string
		same  bool
	}{
		"nothing changed":     {text("Zero.", "One.", "Two.", "One.", "Three."), "Two.", 1, "Two.", true},
		"others before it":    {text("Zero.", "A.", "B.", "C.", "One.", "Two.", "One.", "Three."), "Two.", 1, "Two.", true},
		"fewer before it":     {text("Zero.", "Two.", "One.", "Three."), "Two.", 1, "Two.", true},
		"of two the second":   {text("Zero.", "A.", "One.", "Two.", "One.", "Three."), "One.", 2, "One.", true},
		"with other words":    {text("Zero.", "A.", "One.", "Two and a half.", "One.", "Three."), "Two.", 1, "Two and a half.", false},
		"taken out":           {text("Zero.", "One.", "Three."), "Two.", 1, "Three.", false},
		"all after it is out": {text("Zero."), "Three.", 1, "Attacks", false},
	} {
		t.Run(name, func(t *testing.T) {
			n, seen := -1, 0
			for i, s := range was.Slides {
				if s.Title == c.slide {
					if seen++; seen == c.nth {
						n = i
					}
				}
			}
			found, same := c.is.Find(was, n)
			if got := c.is.Slides[found].Title; got != c.want || same != c.same {
				t.Errorf("slide %d, %q, the same: %t, want %q", found, got, same, c.want)
			}
		})
	}
}

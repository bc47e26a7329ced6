package deck

import (
	"sort"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/typeset"
)

// words is a text of a slide that can be set in any size. Nil is no text.
type words struct {
	plain string // without formatting, for lists of slides
	text  func(compose.Type) typeset.Text
	tail  *words // after the text, and never cut
}

// again returns inlines of the author without marks and links, or nil.
func (d *Deck) again(inlines []brief.Inline) *words {
	plain := strings.Join(strings.Fields(brief.Plain(inlines)), " ")
	if plain == "" {
		return nil
	}
	return &words{plain: plain, text: func(t compose.Type) typeset.Text { return d.composer.Again(t, inlines) }}
}

// said returns the statement of a block.
func (d *Deck) said(b brief.Block) *words { return d.again(brief.StatementOf(b, brief.Slides)) }

// author returns plain words of the author, or nil.
func (d *Deck) author(s string) *words {
	if s == "" {
		return nil
	}
	return &words{plain: s, text: func(t compose.Type) typeset.Text { return typeset.NewText(s, &t.Style) }}
}

// program returns words of the program, tagged with its language.
func (d *Deck) program(s string) *words {
	return &words{plain: s, text: func(t compose.Type) typeset.Text { return d.composer.ProgramText(s, &t.Style) }}
}

// before returns w followed by tail.
func (w *words) before(tail *words) *words {
	if w == nil {
		return tail
	}
	return &words{w.plain, w.text, tail}
}

func (w *words) String() string {
	switch {
	case w == nil:
		return ""
	case w.tail == nil:
		return w.plain
	}
	return w.plain + " " + w.tail.String()
}

// part returns the part of the words that find returns, or nil.
func (w *words) part(find func(string) (from, to int)) *words {
	if w == nil {
		return nil
	}
	from, to := find(w.plain)
	if from >= to {
		return nil
	}
	return &words{plain: w.plain[from:to], text: func(t compose.Type) typeset.Text {
		text := w.text(t)
		return text.Part(find(text.String))
	}}
}

// kept returns the same words, which are made in each type once: of long ones many parts are set.
func (w *words) kept() *words {
	if w == nil {
		return nil
	}
	made := map[compose.Type]typeset.Text{}
	return &words{w.plain, func(t compose.Type) typeset.Text {
		text, ok := made[t]
		if !ok {
			text = w.text(t)
			made[t] = text
		}
		return text.Part(0, len(text.String))
	}, w.tail}
}

// uncut is the end of words that are not cut.
const uncut = -1

// head sets the words in a type without tail.
func (w *words) head(t compose.Type) typeset.Text {
	if w == nil {
		return typeset.NewText("", &t.Style)
	}
	return w.text(t)
}

// in sets the words in a type, cut at end with an ellipsis.
func (w *words) in(t compose.Type, end int) typeset.Text {
	text := w.head(t)
	if end != uncut {
		text = elided(text, end)
	}
	if w != nil && w.tail != nil {
		text.Add(" ", &t.Style)
		text.Join(w.tail.text(t))
	}
	return text
}

// runsRTL reports whether the words run from right to left.
func (w *words) runsRTL() bool {
	text := w.head(compose.Type{Style: typeset.Style{Face: typeset.Standard().Serif, Size: 1}})
	return text.RunsRTL()
}

// unbroken returns words that stay in one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

const ellipsis = "\u2026"

// elided returns the first bytes of a text and an ellipsis.
func elided(t typeset.Text, end int) typeset.Text {
	t = t.Part(0, end)
	t.Add(ellipsis, t.Spans[len(t.Spans)-1].Style)
	return t
}

// cut returns the end of the longest beginning of words for which fits is true.
func cut(words string, fits func(end int) bool) int {
	var letters []int // where each begins
	for i := range words {
		letters = append(letters, i)
	}
	end := func(n int) int {
		if len(letters) == 0 {
			return 0
		}
		head := words[:letters[n]]
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		return len(strings.TrimRight(head, " .,;:"))
	}
	n := sort.Search(len(letters), func(n int) bool { return !fits(end(n)) })
	return end(max(0, n-1))
}

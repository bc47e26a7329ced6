package deck

import (
	"sort"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// room is what words have on a slide, and how they stand in it.
type room struct {
	face          *typeset.Face
	sizes         []float32 // the largest first
	leading       float32   // in parts of the size
	width, height float32
	ink           typeset.Ink
	role          draw.Role
}

// statement is room for a sentence in big type.
func statement(width, height float32) room {
	return room{typeset.Standard().SerifBold, []float32{104, 92, 80, 72, 64, 56, 48, 42}, 1.13, width, height, typeset.Plain, draw.H1}
}

// caption is room for words in small type.
func caption(sizes []float32, height float32) room {
	return room{typeset.Standard().Sans, sizes, 1.35, Width - left - right - 160, height, typeset.Second, draw.Paragraph}
}

// fit sets words in the largest of the sizes for which there is room. Where there is none even for
// the smallest, an ellipsis stands for the last of the words; the tail is always there.
func (d *Deck) fit(r room, words, tail string) *typeset.Column {
	set := func(words string, size float32) *typeset.Column {
		if words != "" && tail != "" {
			words += " "
		}
		text := typeset.NewText(words+tail, &typeset.Style{Face: r.face, Size: size, Ink: r.ink})
		block := typeset.Block{Text: text, Leading: size * r.leading, Ragged: true, In: typeset.NewElement(draw.Tag{Role: r.role})}
		return d.setter.Stack([]typeset.Block{block}, typeset.Setting{Measure: r.width})
	}
	var smallest float32
	for _, smallest = range r.sizes {
		if c := set(words, smallest); c.Height <= r.height {
			return c
		}
	}
	return set(cut(words, func(short string) bool { return set(short, smallest).Height <= r.height }), smallest)
}

// cut is the longest beginning of words, with an ellipsis behind it, that fits.
func cut(words string, fits func(string) bool) string {
	letters := []rune(words)
	short := func(n int) string {
		head := string(letters[:n])
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		return strings.TrimRight(head, " .,;:") + "\u2026"
	}
	n := sort.Search(len(letters), func(n int) bool { return !fits(short(n)) })
	return short(max(0, n-1))
}

// heading sets a slide's title above what it shows.
func (d *Deck) heading(words string) *typeset.Column {
	return d.headingIn(Width-left-right-220, 232, words)
}

func (d *Deck) headingIn(width, height float32, words string) *typeset.Column {
	r := statement(width, height)
	r.sizes, r.leading = []float32{64, 56, 48, 42}, 1.16
	return d.fit(r, words, "")
}

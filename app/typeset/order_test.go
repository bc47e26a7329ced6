package typeset

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/golden"
)

// mixture makes blocks of every kind, each text with a word of its own in front.
type mixture struct {
	*rand.Rand
	kinds         []int // of which the mixture is
	tall          int   // one row in so many is higher than a page
	blocks        []Block
	texts, floats int
}

func (m *mixture) text(words int) Text {
	m.texts++
	return NewText(strings.TrimSpace(fmt.Sprintf("text%d %s", m.texts, paragraph(m.Rand, words))), upright)
}

func (m *mixture) add(b Block) {
	if b.In == nil {
		b.In = NewElement(draw.Tag{Role: draw.Paragraph})
	}
	m.blocks = append(m.blocks, b)
}

func (m *mixture) foot() *Footnote {
	words := 1 + m.IntN(30)
	if m.IntN(12) == 0 {
		words = 600
	}
	e := NewElement(draw.Tag{Role: draw.Note})
	return &Footnote{In: e, Rank: m.IntN(2), Blocks: []Block{{Text: m.text(words), Leading: 18, In: e}}}
}

func (m *mixture) table(float int) {
	shared := &Table{Again: []Block{{Text: NewText("Title, continued", upright), Leading: 20}}}
	m.add(Block{Text: m.text(4), Leading: 20, Above: 20, Below: 4, KeepNext: true, Float: float})
	for i := range 3 + m.IntN(40) {
		row := &Row{Table: shared, Head: i == 0, Pad: 4, Rule: 1}
		words := 1 + m.IntN(20)
		if i > 0 && m.IntN(m.tall) == 0 { // higher than a page
			words = 200 + m.IntN(800)
		}
		cell := m.text(words)
		if i > 0 && m.IntN(8) == 0 {
			cell.Add("a", upright).Footnote = m.foot()
		}
		m.add(Block{Text: m.text(1 + m.IntN(4)), Leading: 20, Right: 260, Ragged: true, Row: row, Float: float, KeepNext: i == 0})
		m.add(Block{Text: cell, Leading: 22, Left: 240, Ragged: true, Row: row, Float: float, KeepNext: i == 0})
	}
}

func (m *mixture) some() {
	switch m.kinds[m.IntN(len(m.kinds))] {
	case 0:
		m.add(Block{Text: m.text(3), Leading: 32, Above: 40, Below: 12, KeepNext: true, Together: true, Section: m.IntN(2) == 0, NewPage: m.IntN(8) == 0, In: NewElement(draw.Tag{Role: draw.H2})})
	case 1:
		marked := m.text(1 + m.IntN(120))
		for range m.IntN(3) {
			marked.Add("a", upright).Footnote = m.foot()
		}
		m.add(Block{Text: marked, Leading: 30, Below: 18, Right: 120})
	case 2:
		frame := &Frame{Left: 20, Top: 10, Bottom: 10, Above: 20, Below: 20, Divides: m.IntN(2) == 0}
		for range 1 + m.IntN(3) {
			m.add(Block{Text: m.text(1 + m.IntN(300)), Leading: 30, Below: 9, KeepNext: m.IntN(4) == 0, Frame: frame})
		}
	case 3:
		m.floats++
		m.add(Block{Text: m.text(4), Leading: 20, Above: 20, Below: 4, KeepNext: true, Float: m.floats})
		m.add(Block{Box: ruled(40 + m.Float32()*500), Below: 12, Float: m.floats})
	case 4:
		m.table(0)
	case 5:
		m.floats++
		m.table(m.floats)
	case 6:
		m.add(Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Text: m.text(3), Leading: 30}}}})
	case 7:
		side := m.text(1 + m.IntN(30))
		side.Add("a", upright).Footnote = m.foot()
		m.add(Block{Aside: []Block{{Text: side, Leading: 18, Ragged: true}}})
	}
}

// begins gives for each text where it begins, in pages and parts of one.
func (p *Pages) begins() map[string][]float32 {
	out := map[string][]float32{}
	p.stretches(func(n int, s *Stretch) {
		for i := range s.Column.Lines {
			if l := &s.Column.Lines[i]; l.First && l.Top >= s.From && l.Top < s.To {
				word, _, _ := strings.Cut(s.Column.Blocks[l.Block].Text.String, " ")
				out[word] = append(out[word], float32(n)+(s.At.Y+l.Top-s.From)/1000)
			}
		}
	})
	return out
}

// Whatever stands beside and behind what: every text begins once, nothing stands on anything else or off
// the page, text follows text, drawings drawings, plates plates, and no section passes what was before it.
func TestEverythingStandsOnceAndInItsOrder(t *testing.T) {
	room := Room{Width: 500, Height: pageHeight, FootnoteGap: 20, Margin: 385, Turned: [2]float32{640, 500}}
	for seed := range uint64(golden.Rounds(400)) {
		r := rand.New(rand.NewPCG(seed, 77))
		m := &mixture{Rand: r, kinds: r.Perm(8)[:2+r.IntN(6)], tall: 3 + r.IntN(30)} // few kinds at a time meet more often
		for m.texts < 30 {
			m.some()
		}
		m.add(Block{Text: m.text(9), Leading: 30}) // beside which the last notes stand
		pages := NewSetter().Pages(m.blocks, room, Setting{})
		begins := pages.begins()
		for i := 1; i <= m.texts; i++ {
			if at := begins[fmt.Sprint("text", i)]; len(at) != 1 {
				t.Errorf("seed %d: text %d begins at %v", seed, i, at)
			}
		}
		for n := range pages.List {
			for _, fault := range pages.List[n].faults(room) {
				t.Errorf("seed %d: page %d of %d: %s", seed, n, len(pages.List), fault)
			}
		}
		var text, float, plate, all float32
		follow := func(what string, last *float32, b *Block) {
			word, _, _ := strings.Cut(b.Text.String, " ")
			if at := begins[word]; len(at) == 1 {
				if at[0] < *last && !(b.Row != nil && at[0] > *last-0.7) { // cells of a row stand side by side
					t.Errorf("seed %d: %s %s at %.3f stands before what ends at %.3f", seed, what, word, at[0], *last)
				}
				*last, all = max(*last, at[0]), max(all, at[0])
			}
		}
		for i := range m.blocks {
			switch b := &m.blocks[i]; {
			case b.FullPage != nil:
				follow("plate", &plate, &b.FullPage.Blocks[0])
			case b.Aside != nil, b.Box != nil:
			case b.Section:
				follow("section", &all, b)
			case b.Float > 0:
				follow("float", &float, b)
			default:
				follow("text", &text, b)
			}
		}
	}
}

// faults returns what is cut off by the edge of a page, or overlaps something else.
func (p *Page) faults(room Room) (out []string) {
	limit := room.Height
	if p.Turned {
		limit = room.Turned[1]
	}
	end := limit
	if len(p.Footnotes) > 0 {
		limit = p.FootnoteTop
	}
	check := func(what string, list []Stretch, limit float32) {
		y := float32(0)
		for _, s := range list {
			if s.At.Y < y-0.05 {
				out = append(out, fmt.Sprintf("%s at %.1f stands on what ends at %.1f", what, s.At.Y, y))
			}
			y = s.At.Y + s.To - s.From
		}
		if y > limit+0.05 {
			out = append(out, fmt.Sprintf("%s ends at %.1f of %.1f", what, y, limit))
		}
	}
	check("text", p.Text, limit)
	check("a foot", p.Footnotes, end)
	asides := append([]Stretch(nil), p.Asides...)
	for i := range asides {
		for _, a := range asides[:i] {
			if b := asides[i]; a.At.Y < b.At.Y+b.To-0.05 && b.At.Y < a.At.Y+a.To-0.05 {
				out = append(out, "two notes in the margin stand on each other")
			}
		}
	}
	if len(p.Text)+len(p.Footnotes)+len(p.Asides) == 0 {
		out = append(out, "nothing is there")
	}
	return out
}

func TestQuotesAndDashesRunAsTheTextAroundThem(t *testing.T) {
	for _, r := range "‐–—‘’“”•…\u2028\u202f" {
		if rightToLeft(r) {
			t.Errorf("%q counts as of a script that runs from right to left", r)
		}
	}
	for _, r := range "\u200e\u200f\u202a\u202e\u2066\u2069\u05d0\u0627" {
		if !rightToLeft(r) {
			t.Errorf("%q doesn't count", r)
		}
	}
}

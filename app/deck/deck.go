package deck

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// Size of every slide, in units.
const (
	Width  = 1920
	Height = 1080
)

// Corner is where words of the publisher's may begin, at the head of every slide: nothing else
// stands there.
var Corner = draw.Point{X: left, Y: top - 8}

// Slide is one thought.
type Slide struct {
	Section string // id of the section that it is from
	Kicker  string // the small line above
	Title   string // in a few words, for lists of slides
	Notes   []brief.Block
	Sources []int // numbers of the sources that it rests on

	draw func(s *stage)
	Map  *figure.Map // on a map slide: the map, to be moved live
}

// Deck is a brief as slides. It serves one goroutine.
type Deck struct {
	Brief  *brief.Brief
	Slides []*Slide

	setter   *typeset.Setter
	composer *compose.Composer
	advice   int // how many recommendations there are so far
}

// New makes the slides of a brief.
func New(b *brief.Brief) *Deck {
	d := &Deck{Brief: b, setter: typeset.NewSetter()}
	d.composer = d.at(40)
	d.title()
	for _, s := range b.Sections {
		if s.ID != "" || len(s.Title) > 0 {
			d.section(s)
		}
	}
	d.sources()
	return d
}

func (d *Deck) add(s *Slide) *Slide {
	d.Slides = append(d.Slides, s)
	return s
}

// section makes the slides of one: it opens with its statement; what else says something becomes
// a slide of its own, and running text stays on the page (app/brief/FORMAT.md, Slides).
func (d *Deck) section(s *brief.Section) {
	title := brief.Plain(s.Title)
	opening := opens(s.Blocks)
	statement := words(opening)
	if statement == "" {
		statement = title
	}
	last := d.add(&Slide{Section: s.ID, Kicker: title, Title: title, Sources: cites(opening), draw: d.statement(firstSentence(statement))})
	d.blocks(s.ID, title, s.Blocks, opening, &last)
}

func (d *Deck) blocks(id, kicker string, blocks []brief.Block, opening brief.Block, last **Slide) {
	heading := kicker
	lead := "" // what the paragraph before says of the list, table or code that follows it
	for _, b := range blocks {
		title := heading
		if lead != "" {
			title = lead
		}
		lead = ""
		within := func(blocks []brief.Block) { d.blocks(id, heading, blocks, opening, last) }
		switch b := b.(type) {
		case *brief.Heading:
			heading = brief.Plain(b.Text)
		case *brief.Judgement:
			*last = d.judgement(id, b)
			within(b.Blocks)
		case *brief.Recommendation:
			*last = d.recommendation(id, kicker, b)
			within(b.Blocks)
		case *brief.KeyPoint:
			if text := words(b); b != opening {
				*last = d.add(&Slide{Section: id, Kicker: heading, Title: firstSentence(text), Sources: cites(b), draw: d.statement(text)})
			}
			within(b.Blocks)
		case *brief.Drawing:
			*last = d.drawing(id, kicker, b)
		case *brief.List, *brief.DefinitionList, *brief.CodeBlock:
			*last = d.whole(id, kicker, title, b)
		case *brief.Table:
			plain := *b
			plain.Caption = nil
			if len(b.Caption) > 0 {
				title = brief.Plain(b.Caption)
			}
			*last = d.whole(id, kicker, title, &plain)
		case *brief.Paragraph:
			if text := strings.TrimSpace(brief.Plain(b.Text)); b != opening && strings.HasSuffix(text, ":") {
				lead = strings.TrimSuffix(lastSentence(text), ":")
			}
		case *brief.ImageBlock:
			*last = d.image(id, kicker, b)
		case *brief.SpeakerNotes:
			(*last).Notes = append((*last).Notes, b.Blocks...)
		case *brief.Landscape:
			within(b.Blocks)
		case *brief.Quote:
			within(b.Blocks)
		case *brief.Aside:
			within(b.Blocks)
		case *brief.Only:
			if b.Medium == brief.Slides {
				d.only(id, kicker, b.Blocks, last)
			}
		}
	}
}

// only makes slides of what the author keeps to them: there a paragraph is a statement.
func (d *Deck) only(id, kicker string, blocks []brief.Block, last **Slide) {
	for _, b := range blocks {
		if p, ok := b.(*brief.Paragraph); ok {
			text := brief.Plain(p.Text)
			*last = d.add(&Slide{Section: id, Kicker: kicker, Title: firstSentence(text), Sources: cites(b), draw: d.statement(text)})
			continue
		}
		d.blocks(id, kicker, []brief.Block{b}, nil, last)
	}
}

// opens finds a section's statement: its first key point, else its first paragraph.
func opens(blocks []brief.Block) brief.Block {
	var paragraph brief.Block
	for _, b := range blocks {
		switch b.(type) {
		case *brief.KeyPoint:
			return b
		case *brief.Paragraph:
			if paragraph == nil {
				paragraph = b
			}
		case *brief.Judgement, *brief.Recommendation, *brief.Heading:
			if paragraph != nil {
				return paragraph
			}
		}
	}
	return paragraph
}

// words are a block's running text.
func words(b brief.Block) string {
	if b == nil {
		return ""
	}
	if p, ok := b.(*brief.Paragraph); ok {
		return brief.Plain(p.Text)
	}
	for _, inside := range brief.Inside(b) {
		for _, one := range inside {
			if s := words(one); s != "" {
				return s
			}
		}
	}
	return ""
}

// firstSentence ends at the first full stop that ends one.
func firstSentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := 0; i < len(s)-1; i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' && i > 24 && (i+2 >= len(s) || s[i+2] < 'a' || s[i+2] > 'z') {
			return s[:i+1]
		}
	}
	return s
}

// lastSentence begins after the last full stop inside a text.
func lastSentence(s string) string {
	if i := strings.LastIndex(s, ". "); i >= 0 {
		return s[i+2:]
	}
	return s
}

// cites are the numbers of the sources that a block cites, in order.
func cites(b brief.Block) []int {
	if b == nil {
		return nil
	}
	var out []int
	brief.Walk([]brief.Block{b}, nil, func(n brief.Inline) {
		if c, ok := n.(*brief.Citation); ok {
			for _, item := range c.Items {
				if item.Number > 0 {
					out = append(out, item.Number)
				}
			}
		}
	})
	return out
}

// Draw draws slide n, 1920 by 1080 units.
func (d *Deck) Draw(c draw.Canvas, n int, p *draw.Palette) {
	s := d.Slides[n]
	st := &stage{Canvas: c, p: p, d: d, slide: s, number: n + 1}
	st.ground()
	s.draw(st)
	st.foot()
}

// Words say what is on slide n, for those who don't see it.
func (d *Deck) Words(n int) string {
	s := d.Slides[n]
	return fmt.Sprintf("Slide %d of %d: %s. %s", n+1, len(d.Slides), s.Kicker, s.Title)
}

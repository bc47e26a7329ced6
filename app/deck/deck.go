package deck

import (
	"context"
	"fmt"

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

	Map *figure.Map // on a map slide: the map, to be moved live

	draw          func(s *stage)
	kicker, title *words
}

// newSlide is a slide of a section, with what it says above what it shows.
func newSlide(section string, kicker, title *words) *Slide {
	return &Slide{Section: section, Kicker: kicker.String(), Title: title.String(), kicker: kicker, title: title}
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
	d, _ := Build(context.Background(), b) // only ends early when it is cancelled
	return d
}

// Build makes the slides of a brief. The error is the context's, where it is cancelled on the way.
func Build(ctx context.Context, b *brief.Brief) (*Deck, error) {
	d := &Deck{Brief: b, setter: typeset.NewSetter()}
	d.composer = d.at(40)
	d.title()
	for _, s := range b.Sections {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if s.ID != "" || len(s.Title) > 0 {
			d.section(s)
		}
	}
	d.sources()
	return d, nil
}

func (d *Deck) add(s *Slide) *Slide {
	d.Slides = append(d.Slides, s)
	return s
}

// opens finds a section's statement: its first key point, else its first paragraph.
func opens(blocks []brief.Block) brief.Block {
	var paragraph brief.Block
	for _, b := range blocks {
		if _, ok := b.(*brief.KeyPoint); ok {
			return b
		}
		if _, ok := b.(*brief.Paragraph); ok && paragraph == nil {
			paragraph = b
		}
		if paragraph != nil && treatmentOf(b).closes {
			return paragraph
		}
	}
	return paragraph
}

// cites are the numbers of the sources that blocks cite, in order.
func cites(blocks ...brief.Block) (out []int) {
	brief.Walk(blocks, nil, func(n brief.Inline) {
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

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

// Corner is the point at the head of every slide at which a publisher may write; no slide draws there.
var Corner = draw.Point{X: left, Y: top - 8}

// Slide is one slide.
type Slide struct {
	Section string        // id of its section
	Kicker  string        // the small line above
	Title   string        // in a few words, for lists of slides
	Notes   []brief.Block // for the speaker
	Sources []int         // numbers of the sources that it cites
	Shows   []brief.Block // of the brief

	Map *figure.Map // on a map slide: the map, to be moved live

	draw          func(s *stage)
	kicker, title *words
}

// newSlide returns a slide of a section with a kicker and a title.
func newSlide(section string, kicker, title *words) *Slide {
	return &Slide{Section: section, Kicker: kicker.String(), Title: title.String(), kicker: kicker, title: title}
}

// Deck is a brief as slides. It serves one goroutine.
type Deck struct {
	Brief  *brief.Brief
	Slides []*Slide

	setter          *typeset.Setter
	sentences       *sentences // of the author's language
	composer        *compose.Composer
	recommendations int // number of recommendations so far
	unshown         []Unshown
}

// New returns the slides of a brief.
func New(b *brief.Brief) *Deck {
	d, _ := Build(context.Background(), b) // only ends early when it is cancelled
	return d
}

// Build returns the slides of a brief, or the context's error if that is cancelled.
func Build(ctx context.Context, b *brief.Brief) (*Deck, error) {
	d := &Deck{Brief: b, setter: typeset.NewSetter(), sentences: sentencesOf(b.Lang)}
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

// opens returns the block with a section's statement: its first key point, or else its first paragraph, which
// must come before any block that closes the opening.
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

// cites returns the numbers of the sources that blocks cite, in order.
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
	st.background()
	s.draw(st)
	st.footer()
}

// Words returns the number, section and title of slide n, for screen readers.
func (d *Deck) Words(n int) string {
	s := d.Slides[n]
	return fmt.Sprintf("Slide %d of %d: %s. %s", n+1, len(d.Slides), s.Kicker, s.Title)
}

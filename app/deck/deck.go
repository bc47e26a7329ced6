package deck

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// Height is the height of every slide, in units.
const Height = 1080

// Corner is the point at the head of every slide at which a publisher may write; no slide draws there.
var Corner = draw.Point{X: left, Y: top - 8}

// Slide holds the content of a slide, which a deck draws at each of its steps.
type Slide struct {
	Section string        // id of its section
	Kicker  string        // the small line above
	Title   string        // in a few words, for lists of slides
	Notes   []brief.Block // for the speaker
	skipped []Unshown     // of which it says the rest
	Sources []int         // numbers of the sources that it cites
	Shows   []brief.Block // of the brief
	Backup  bool          // it is for questions, and comes after all slides of the talk
	Steps   int           // in how many it is shown, at least 1
	Printed int           // the step that a page shows

	Map   *figure.Map  // on a map slide: the map, to be moved live
	Views []atlas.View // what the map shows at each step

	draw          func(s *stage)
	kicker, title *words
	rtl           bool // the title runs from right to left, and all stands at the right
}

// newSlide returns a slide of a section with a kicker and a title.
func newSlide(section string, kicker, title *words) *Slide {
	return &Slide{Section: section, Kicker: kicker.String(), Title: title.String(), Steps: 1, kicker: kicker, title: title, rtl: title.runsRTL()}
}

// Deck is a brief as slides. It serves one goroutine.
type Deck struct {
	Brief  *brief.Brief
	Slides []*Slide
	Width  float32 // of every slide, in units

	setter          *typeset.Setter
	sentences       *sentences // of the author's language
	composer        *compose.Composer
	references      []brief.Reference
	judgements      []*brief.Judgement
	recommendations []*brief.Recommendation
	backup          bool // the slides that are being made are backup slides
	talk            []Part
	drawn           map[string]bool // by what they show: the drawings that have slides
	unshown         []Unshown
	built           int            // number of slides without answers
	answers         map[Answer]int // numbers of their first slides
}

// New returns the slides of a brief in the shape that it asks for.
func New(b *brief.Brief) *Deck {
	d, _ := Build(context.Background(), b, b.SlideShape) // only ends early when it is cancelled
	return d
}

// Build returns the slides of a brief in a shape, or the context's error if that is cancelled.
func Build(ctx context.Context, b *brief.Brief, shape brief.Shape) (*Deck, error) {
	shape = cmp.Or(shape, brief.Shapes[0])
	d := &Deck{Brief: b, Width: float32(Height * shape.Wide / shape.High), setter: typeset.NewSetter(), sentences: sentencesOf(b.Lang), references: b.References(brief.Slides), drawn: map[string]bool{}}
	d.composer, d.judgements, d.recommendations = d.newComposer(), b.Judgements(brief.Slides), b.Recommendations(brief.Slides)
	d.title()
	for _, s := range b.Sections {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if s.ID == "" {
			d.opening(s)
		} else {
			d.section(s)
		}
	}
	d.sources()
	slices.SortStableFunc(d.Slides, func(a, b *Slide) int { return cmp.Compare(order(a), order(b)) })
	d.agenda()
	d.talk = d.findParts()
	d.built = len(d.Slides)
	return d, nil
}

// opening adds the notes that stand before the first section to the title slide.
func (d *Deck) opening(s *brief.Section) {
	for _, b := range s.Blocks {
		if notes, ok := b.(*brief.SpeakerNotes); ok {
			d.Slides[0].Notes = append(d.Slides[0].Notes, notes.Blocks...)
		}
	}
}

// order returns 0 for a slide of the talk and 1 for a backup slide.
func order(s *Slide) int {
	if s.Backup {
		return 1
	}
	return 0
}

func (d *Deck) add(s *Slide) *Slide {
	s.Backup = d.backup
	d.Slides = append(d.Slides, s)
	return s
}

// asBackup calls read, which makes backup slides if backup is true.
func (d *Deck) asBackup(backup bool, read func()) {
	outer := d.backup
	d.backup = outer || backup
	read()
	d.backup = outer
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

// Draw draws a step of slide n, from 0, Width by Height units.
func (d *Deck) Draw(c draw.Canvas, n, step int, p *draw.Palette) {
	s := d.Slides[n]
	if s.Map != nil {
		s.Map.View = s.Views[step]
	}
	d.stage(c, n, step, p)
}

// DrawMoved draws map slide n with its map in a view, where the speaker moved it.
func (d *Deck) DrawMoved(c draw.Canvas, n int, v atlas.View, p *draw.Palette) {
	d.Slides[n].Map.View = v
	d.stage(c, n, 0, p)
}

func (d *Deck) stage(c draw.Canvas, n, step int, p *draw.Palette) {
	s := d.Slides[n]
	st := &stage{Canvas: c, p: p, d: d, slide: s, number: d.Number(n), part: d.partOf(n), step: step}
	st.background()
	s.draw(st)
	st.footer()
}

// Count returns the number of slides of the talk: all but the backup slides, which come after them.
func (d *Deck) Count() int {
	if i := slices.IndexFunc(d.Slides, func(s *Slide) bool { return s.Backup }); i >= 0 {
		return i
	}
	return len(d.Slides)
}

// Number returns what slide n is called at its foot: "12", "Backup 3" or, made for a question, "Answer".
func (d *Deck) Number(n int) string {
	switch talk := d.Count(); {
	case n >= d.built:
		return "Answer"
	case n >= talk:
		return fmt.Sprintf("Backup %d", n-talk+1)
	}
	return fmt.Sprint(n + 1)
}

// SectionTitle returns the title of the section of slide n, or the slide's own if it is in none.
func (d *Deck) SectionTitle(n int) string {
	s := d.Slides[n]
	if section := d.Brief.Section(s.Section); section != nil && s.Section != "" {
		return cmp.Or(brief.Plain(section.Title), s.Kicker)
	}
	return s.Title
}

// Words returns the number, section and title of slide n, for screen readers.
func (d *Deck) Words(n int) string {
	s, talk := d.Slides[n], d.Count()
	if n >= talk {
		return fmt.Sprintf("Backup slide %d of %d: %s. %s", n-talk+1, len(d.Slides)-talk, s.Kicker, s.Title)
	}
	part := ""
	if i := d.partOf(n); i >= 0 {
		part = fmt.Sprintf(", part %d of %d", i+1, len(d.talk))
	}
	return fmt.Sprintf("Slide %d of %d%s: %s. %s", n+1, talk, part, s.Kicker, s.Title)
}

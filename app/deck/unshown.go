package deck

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/problem"
)

// Unshown is a paragraph of which no slide shows a word.
type Unshown struct {
	At    problem.Place
	Words string // its first sentence
}

// Unshown returns the paragraphs that are on no slide, in order of reading.
func (d *Deck) Unshown() []Unshown { return d.unshown }

// leaveOut records a paragraph that makes no slide.
func (r *reading) leaveOut(p *brief.Paragraph) {
	if brief.Block(p) == r.opening || brief.Block(p) == r.stated || r.shows {
		return
	}
	if words := r.sentences.first(brief.Plain(p.Text)); words != "" {
		r.left = append(r.left, Unshown{p.At, words})
	}
}

// fewest is from how many paragraphs on a section without other slides shows their first sentences.
const fewest = 2

// summarise shows the first sentences of a section's paragraphs, if nothing else of it has a slide but its statement.
// What stays unshown is told in the notes of its first slide.
func (r *reading) summarise(first []*Slide) {
	if only := first[len(first)-1] == r.Slides[len(r.Slides)-1]; only && len(r.left) >= fewest {
		list := &brief.List{Tight: true}
		for _, p := range r.left {
			text := []brief.Block{&brief.Paragraph{Node: brief.Node{At: p.At}, Text: []brief.Inline{&brief.Text{Text: p.Words}}}}
			list.Items = append(list.Items, &brief.Item{Node: brief.Node{At: p.At}, Blocks: text})
		}
		r.whole(r.title, nil, list)
		return
	}
	r.unshown = append(r.unshown, r.left...)
	if len(r.left) > 0 {
		first[0].Notes = append(first[0].Notes, leftOut(r.left))
	}
}

// leftOut returns the note on what is on no slide.
func leftOut(left []Unshown) brief.Block {
	const most, words = 4, 6
	var begin []string
	for _, p := range left[:min(len(left), most)] {
		some := p.Words
		if all := strings.Fields(some); len(all) > words {
			some = strings.Join(all[:words], " ") + " " + ellipsis
		}
		begin = append(begin, "\u201c"+some+"\u201d")
	}
	text := "On no slide: " + strings.Join(begin, ", ")
	if n := len(left) - most; n > 0 {
		text += fmt.Sprintf(" and %d more paragraphs", n)
	}
	return &brief.Paragraph{Text: []brief.Inline{&brief.Text{Text: text + "."}}}
}

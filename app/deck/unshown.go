package deck

import (
	"fmt"
	"slices"
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

// skip records a paragraph that makes no slide, unless a slide shows it all the same.
func (r *reading) skip(p *brief.Paragraph) {
	if brief.Block(p) == r.opening || brief.Block(p) == r.stated || r.shows {
		return
	}
	if words := r.sentences.first(brief.Plain(p.Text)); words != "" {
		r.skipped = append(r.skipped, Unshown{p.At, words})
	}
}

// fewestSummarised is the number of paragraphs that are worth a slide with their first sentences.
const fewestSummarised = 2

// summarise adds a slide with the first sentences of a section's paragraphs, if the section has no slides but those
// of its statement. Otherwise its first slide keeps what is on none.
func (r *reading) summarise(statement []*Slide) {
	only := statement[len(statement)-1] == r.Slides[len(r.Slides)-1]
	if only && len(r.skipped) >= fewestSummarised {
		list := &brief.List{Tight: true}
		for _, p := range r.skipped {
			text := []brief.Block{&brief.Paragraph{Node: brief.Node{At: p.At}, Text: []brief.Inline{&brief.Text{Text: p.Words}}}}
			list.Items = append(list.Items, &brief.Item{Node: brief.Node{At: p.At}, Blocks: text})
		}
		r.whole(r.title, nil, list)
		return
	}
	r.unshown = append(r.unshown, r.skipped...)
	statement[0].skipped = r.skipped
}

// Prompts returns what the speaker reads while the slide is shown: its notes, and which paragraphs of its section are on no
// slide. The latter isn't the author's and goes into no file.
func (s *Slide) Prompts() []brief.Block {
	if len(s.skipped) == 0 {
		return s.Notes
	}
	return append(slices.Clip(s.Notes), skippedNote(s.skipped))
}

// skippedNote returns the speaker note on paragraphs that are on no slide.
func skippedNote(skipped []Unshown) brief.Block {
	const most, words = 4, 6
	var begin []string
	for _, p := range skipped[:min(len(skipped), most)] {
		some := p.Words
		if all := strings.Fields(some); len(all) > words {
			some = strings.Join(all[:words], " ") + " " + ellipsis
		}
		begin = append(begin, "\u201c"+some+"\u201d")
	}
	text := "On no slide: " + strings.Join(begin, ", ")
	if n := len(skipped) - most; n > 0 {
		text += fmt.Sprintf(" and %d more paragraphs", n)
	}
	return &brief.Paragraph{Text: []brief.Inline{&brief.Text{Text: text + "."}}}
}

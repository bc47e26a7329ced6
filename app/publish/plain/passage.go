package plain

import (
	"slices"
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// Form says what a passage is written for.
type Form uint8

const (
	briefing Form = iota
	ForText       // to be pasted into a mail or a text: cells of tables with tabs between them
	ForMarkdown
)

// Passage returns what stands between two places of a composed text, whose marks of citations become the names of their
// sources. The range may begin and end within a block.
func Passage(b *brief.Brief, blocks []typeset.Block, r typeset.Range, form Form) string {
	part := slices.Clone(blocks[r.From.Block:min(r.To.Block+1, len(blocks))])
	if len(part) == 0 {
		return ""
	}
	last := &part[len(part)-1]
	last.Text = last.Text.Part(0, min(r.To.Byte, len(last.Text.String)))
	if first := &part[0]; r.From.Byte > 0 {
		first.Text = first.Text.Part(min(r.From.Byte, len(first.Text.String)), len(first.Text.String))
		first.Label = nil
	}
	w := &writer{form: form, citing: namesOf(b)}
	w.blocks(part)
	return strings.TrimRight(w.text.String(), "\n")
}

// names has the names of sources, by key, with the numbers for which they stand in marks.
type names map[string]struct{ number, name string }

func namesOf(b *brief.Brief) names {
	all := names{}
	for _, r := range b.References(brief.Page) {
		name := r.Source.Short()
		if issued := r.Source.Issued.String(); issued != "" {
			name += ", " + issued
		}
		all[r.Source.ID] = struct{ number, name string }{strconv.Itoa(r.Number), name}
	}
	return all
}

// resolve returns a mark of a citation with the name of its source for its number.
func (n names) resolve(mark, key string) string {
	if s, ok := n[key]; ok {
		return strings.Replace(mark, s.number, s.name, 1)
	}
	return mark
}

package check

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/control"
	"lectern/app/incident"
	"lectern/app/problem"
	"lectern/app/typeset"
)

// mostGlyphs is the number of characters that are listed. With more, the text is in a script that the fonts
// lack.
const mostGlyphs = 100

// glyphs reports each character that no font has, and each control that changes the direction of text unseen,
// where it first occurs in a file.
func glyphs(ctx context.Context, b *checked) problem.List {
	r := reader{b: b.Brief, shaper: typeset.NewShaper(), face: typeset.Standard().Serif, fine: map[rune]bool{}, seen: map[runeInFile]bool{}, lines: map[string][]string{}}
	for _, p := range b.Problems {
		if p.Kind == problem.BadText { // for which U+FFFD stands
			r.seen[runeInFile{p.File, utf8.RuneError}] = true
		}
	}
	for text, at := range b.Meta.Texts() {
		r.read(text, at)
	}
	for _, s := range b.Sections {
		r.inlines(s.Title)
		r.blocks(s.Blocks)
	}
	for _, n := range b.Notes {
		r.blocks(n.Blocks)
	}
	for _, s := range b.Sources.All {
		for _, run := range s.Reference() {
			r.read(run.Text, s.At)
		}
	}
	columns := b.Incidents.Columns()
	for row := range incident.Row(b.Incidents.Len()) {
		if ctx.Err() != nil {
			return nil
		}
		at := problem.Place{}
		for _, c := range columns {
			if text := b.Incidents.Cell(c, row); !r.known(text) {
				if at.File == "" {
					at = b.Incidents.At(row).At
				}
				r.read(withoutControls(text), at)
			}
		}
	}
	for _, c := range b.Claims {
		r.read(c.Scope+c.Note, c.At)
	}
	for _, p := range b.Series {
		r.read(p.Series+p.Scope+p.Note, p.At)
	}
	return r.problems
}

// reader checks the characters of every text that is shown.
type reader struct {
	b        *brief.Brief
	shaper   *typeset.Shaper
	face     *typeset.Face       // with its fallbacks it reaches every embedded font
	fine     map[rune]bool       // by characters that were judged
	seen     map[runeInFile]bool // reported
	lines    map[string][]string // by file
	problems problem.List
}

type runeInFile struct {
	file string
	rune rune
}

func (r *reader) blocks(blocks []brief.Block) {
	brief.Walk(blocks, func(b brief.Block) {
		switch b := b.(type) {
		case *brief.Drawing:
			r.read(b.Title, b.At)
			r.read(b.Caption, b.At)
			r.read(strings.Join(b.Columns, " "), b.At) // some are headed as they are named
			r.read(strings.Join(b.Annotations, " ")+b.LabelWords(), b.At)
		case *brief.Judgement:
			r.read(b.Because, b.At)
		case *brief.Recommendation:
			r.read(b.Owner, b.At)
		case *brief.CodeBlock:
			r.read(b.Text, b.At)
		}
	}, r.inline)
}

func (r *reader) inlines(text []brief.Inline) { brief.WalkInlines(text, r.inline) }

func (r *reader) inline(in brief.Inline) {
	switch in := in.(type) {
	case *brief.Text:
		r.read(in.Text, in.At)
	case *brief.Code:
		r.read(in.Text, in.At)
	case *brief.LiveFigure:
		r.read(in.Text, in.At)
	}
}

// known reports whether all characters of a text were found to be fine before.
func (r *reader) known(text string) bool {
	for _, c := range text {
		if c >= ' ' && c <= '~' {
			continue
		}
		if !r.fine[c] {
			return false
		}
	}
	return true
}

// read checks a text that begins at a place or after it.
func (r *reader) read(text string, at problem.Place) {
	for _, c := range text {
		if !r.fine[c] {
			r.judge(c, at)
		}
	}
}

// find returns the place of a character in a file, from a place on. It returns that place itself for a row, whose
// file may be large, and for a character that the file has in another form, such as an escape.
func (r *reader) find(c rune, from problem.Place) problem.Place {
	if from.Column == 0 {
		return from
	}
	lines, known := r.lines[from.File]
	if !known {
		data, _ := r.b.ReadFile(from.File)
		lines = strings.Split(string(data), "\n")
		r.lines[from.File] = lines
	}
	for n := from.Line; n <= len(lines); n++ {
		column := 0
		for _, one := range lines[n-1] {
			column++
			if one == c && (n > from.Line || column >= from.Column) {
				return problem.Place{File: from.File, Line: n, Column: column}
			}
		}
	}
	return from
}

// judge records whether a character is fine, and reports it if not.
func (r *reader) judge(c rune, at problem.Place) {
	if len(r.problems) == mostGlyphs {
		return
	}
	turns, unseen := control.Turns(c), unseenControl(c)
	if _, judged := r.fine[c]; !judged {
		r.fine[c] = !turns && !unseen && r.shaper.Shows(r.face, c)
	}
	if r.fine[c] {
		return
	}
	if s := (runeInFile{at.File, c}); !r.seen[s] {
		r.seen[s] = true
		at = r.find(c, at)
		if turns {
			r.problems.Add(problem.UnseenControl, at, "remove it, or write a span with dir", "the control U+%04X turns the direction of the text unseen", c)
			return
		}
		if unseen {
			r.problems.Add(problem.UnseenControl, at, "remove it", "the text has the control character U+%04X", c)
			return
		}
		r.problems.Add(problem.MissingGlyph, at, "write it in another way", "no font has the character %s", named(c))
	}
}

// unseenControl reports whether a character is one that a text can't have; YAML's escapes write any. Cells of files may,
// which show nothing of it.
func unseenControl(c rune) bool { return unicode.IsControl(c) && !unicode.IsSpace(c) }

// withoutControls returns what is seen of a cell.
func withoutControls(text string) string {
	return strings.Map(func(c rune) rune {
		if unseenControl(c) {
			return -1
		}
		return c
	}, text)
}

// named returns a character with its number, since it may not be visible.
func named(c rune) string {
	if unicode.IsGraphic(c) {
		return fmt.Sprintf("%c (U+%04X)", c, c)
	}
	return fmt.Sprintf("U+%04X", c)
}

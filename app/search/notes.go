package search

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/library/annotation"
)

// NoteEndings are the extensions of the files that notes are written to.
var NoteEndings = []string{".md", ".jsonld", ".json"}

// FormatNotes returns annotations of a brief that was opened from a path in the form that a file's ending means: .jsonld and
// .json are Web Annotations, any other is Markdown.
func FormatNotes(file string, b *brief.Brief, path string, all []annotation.Annotation) ([]byte, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".jsonld", ".json":
		return annotation.Marshal(annotation.Brief{ID: b.ID, Path: path, Title: b.Title}, all)
	}
	return []byte(NotesMarkdown(b, all)), nil
}

// Passages returns the text of a brief in which annotations are found: that of each block that pages show.
func Passages(b *brief.Brief) *annotation.Text {
	var all []annotation.Passage
	for _, s := range b.Sections {
		all = append(all, annotation.Passage{Address: s.ID, Text: brief.Plain(s.Title)})
		var add func([]brief.Block)
		add = func(blocks []brief.Block) {
			for _, block := range blocks {
				if !brief.Page.Shows(block) {
					continue
				}
				if text := brief.Plain(brief.Texts(block)); text != "" {
					all = append(all, annotation.Passage{Address: b.AddressOf(block), Text: text})
				}
				for _, inside := range brief.Inside(block) {
					add(inside)
				}
			}
		}
		add(s.Blocks)
	}
	return annotation.NewText(all)
}

// OpenNotes opens the reader's annotations of a brief that was opened from a path. See annotation.Open for the error.
func OpenNotes(dir string, b *brief.Brief, path string) (*annotation.Store, error) {
	return annotation.Open(dir, annotation.Brief{ID: b.ID, Path: path, Title: b.Title}, Passages(b))
}

// NotesMarkdown returns annotations of a brief as Markdown in the order of its text, each with a citation. Those of
// incidents and sources follow, and those whose passage is gone come last.
func NotesMarkdown(b *brief.Brief, all []annotation.Annotation) string {
	text := Passages(b)
	type placed struct {
		annotation.Annotation
		heading string
		rank    int
	}
	var list []placed
	for _, a := range all {
		p := placed{Annotation: a}
		p.heading, p.rank = placeOf(b, text, &a)
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(x, y placed) int { return cmp.Compare(x.rank, y.rank) })
	var out strings.Builder
	fmt.Fprintf(&out, "# Notes on %s\n", b.Title)
	heading := ""
	for _, p := range list {
		if p.heading != heading {
			heading = p.heading
			fmt.Fprintf(&out, "\n## %s\n", heading)
		}
		writeNote(&out, b, &p.Annotation)
	}
	return out.String()
}

// The ranks of incidents and sources, which come after all text, and of annotations whose passage is gone.
const (
	afterText = 1 << 40
	orphaned  = afterText + 1
)

// placeOf returns the heading under which an annotation is listed, and its rank among all.
func placeOf(b *brief.Brief, text *annotation.Text, a *annotation.Annotation) (heading string, rank int) {
	const gone = "No longer in the text where they were"
	switch name, ok := b.NameAt(a.Address); {
	case ok && name == "":
		return gone, orphaned
	case ok:
		return name, afterText
	}
	from, to, ok := text.Find(a)
	if !ok {
		return gone, orphaned
	}
	_, address := text.Quote(from, to)
	if s := b.SectionOf(address); s != nil {
		return brief.Plain(s.Title), from
	}
	return b.Title, from
}

// writeNote writes the words that are quoted, the note and the citation.
func writeNote(out *strings.Builder, b *brief.Brief, a *annotation.Annotation) {
	if a.Quote != nil {
		fmt.Fprintf(out, "\n> %s\n", strings.ReplaceAll(a.Quote.Exact, "\n", "\n> "))
	}
	if a.Note != "" {
		fmt.Fprintf(out, "\n%s\n", a.Note)
	}
	if a.Bookmark {
		fmt.Fprint(out, "\nBookmark\n")
	}
	fmt.Fprintf(out, "\n%s\n", b.CiteAt(a.Address))
}

package brief

import (
	"fmt"
	"sort"
	"strings"

	"lectern/app/problem"
)

// tree is a brief's model without its types, to be printed, and compared with pandoc's.
type tree struct {
	name string // kind and what is constant about it
	text string
	kids []tree
	at   problem.Place // not compared
}

// String is one node a line.
func (t tree) String() string {
	var b strings.Builder
	t.print(&b, 0, true)
	return b.String()
}

func (t tree) print(b *strings.Builder, depth int, places bool) {
	b.WriteString(strings.Repeat("  ", depth) + t.name)
	if t.text != "" {
		fmt.Fprintf(b, " %q", t.text)
	}
	if places && t.at.Line > 0 {
		fmt.Fprintf(b, " %d:%d", t.at.Line, t.at.Column)
	}
	b.WriteByte('\n')
	for _, k := range t.kids {
		k.print(b, depth+1, places)
	}
}

// withoutPlaces is String for comparing.
func withoutPlaces(kids []tree) string {
	var b strings.Builder
	for _, k := range kids {
		k.print(&b, 0, false)
	}
	return b.String()
}

// attrs writes what was given, sorted by key.
func attrs(pairs ...string) string {
	var given []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			given = append(given, fmt.Sprintf(" %s=%q", pairs[i], pairs[i+1]))
		}
	}
	sort.Strings(given)
	return strings.Join(given, "")
}

func sectionTrees(sections []*Section) []tree {
	var out []tree
	for _, s := range sections {
		if s.ID != "" {
			out = append(out, tree{name: "heading 1 #" + s.ID, kids: inlineTrees(s.Title), at: s.At})
		}
		out = append(out, blockTrees(s.Blocks)...)
	}
	return out
}

func blockTrees(blocks []Block) []tree {
	out := make([]tree, len(blocks))
	for i, b := range blocks {
		out[i] = blockTree(b)
		out[i].at = b.Place()
	}
	return out
}

func group(name string, kids []tree) tree { return tree{name: name, kids: kids} }

func blockTree(b Block) tree {
	switch b := b.(type) {
	case *Paragraph:
		return group("paragraph", inlineTrees(b.Text))
	case *Heading:
		return group(fmt.Sprintf("heading %d #%s", b.Level, b.ID), inlineTrees(b.Text))
	case *List:
		t := tree{name: listName(b.Ordered, b.Start, b.Tight)}
		for _, item := range b.Items {
			t.kids = append(t.kids, tree{name: "item", kids: blockTrees(item.Blocks), at: item.At})
		}
		return t
	case *DefinitionList:
		t := tree{name: "definitions" + tightness(b.Tight)}
		for _, d := range b.Items {
			t.kids = append(t.kids, tree{name: "term", kids: inlineTrees(d.Term), at: d.At})
			for _, blocks := range d.Definitions {
				t.kids = append(t.kids, group("definition", blockTrees(blocks)))
			}
		}
		return t
	case *Table:
		t := tree{name: fmt.Sprintf("table %v", b.Aligns), kids: []tree{rowTree(b.Header)}}
		for _, row := range b.Rows {
			t.kids = append(t.kids, rowTree(row))
		}
		return tree{name: t.name, kids: append(t.kids, group("caption", inlineTrees(b.Caption)))}
	case *Quote:
		return group("quote", blockTrees(b.Blocks))
	case *CodeBlock:
		return tree{name: "code ." + b.Language, text: b.Text}
	case *ImageBlock:
		return group("figure #"+b.ID+" "+b.File+attrs("alt", b.Alt, "width", string(b.Width)), inlineTrees(b.Caption))
	case *HorizontalRule:
		return tree{name: "rule"}
	case *Judgement:
		return group("judgement #"+b.ID+attrs("likelihood", b.Likelihood.Word, "confidence", b.Confidence.String(), "confidence-because", b.Because), blockTrees(b.Blocks))
	case *Recommendation:
		return group("recommendation #"+b.ID+attrs("owner", b.Owner, "by", b.By, "priority", number(b.Priority)), blockTrees(b.Blocks))
	case *KeyPoint:
		return group("keypoint #"+b.ID, blockTrees(b.Blocks))
	case *SpeakerNotes:
		return group("notes #", blockTrees(b.Blocks))
	case *Only:
		return group([]string{"", "only-slides #", "only-page #"}[b.Medium], blockTrees(b.Blocks))
	case *Aside:
		return group("aside #", blockTrees(b.Blocks))
	case *Landscape:
		return group("landscape #", blockTrees(b.Blocks))
	case *Incremental:
		return group("incremental #", blockTrees(b.Blocks))
	case *Backup:
		return group("backup #", blockTrees(b.Blocks))
	case *Drawing:
		return drawingTree(b)
	}
	panic(fmt.Sprintf("no tree for %T", b))
}

func drawingTree(d *Drawing) tree {
	extent := ""
	if d.Extent != nil {
		extent = fmt.Sprintf("%v,%v,%v,%v", d.Extent[0], d.Extent[1], d.Extent[2], d.Extent[3])
	}
	kind := d.Kind.String()
	if d.FullPage {
		kind += ".full-page"
	}
	return tree{
		name: kind + " #" + d.ID + attrs("query", d.Query, "view", d.View, "title", d.Title, "caption", d.Caption, "alt", d.Alt,
			"by", d.By, "measure", d.Measure, "top", number(d.Top), "with", strings.Join(d.With, ", "), "compare", d.Compare, "unit", d.Unit, "axis", map[bool]string{true: "log"}[d.Log], "series", d.Series, "columns", strings.Join(d.Columns, ","), "sort", d.Sort,
			"limit", number(d.Limit), "extent", extent, "shade", d.Shade, "density", d.Density, "colour", d.Colour, "labels", d.LabelWords(), "layers", strings.Join(d.Layers, ", "), "views", strings.Join(d.Views, ", ")),
		text: strings.Join(d.Annotations, "\n"),
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func tightness(tight bool) string {
	if tight {
		return " tight"
	}
	return " loose"
}

func listName(ordered bool, start int, tight bool) string {
	if ordered {
		return fmt.Sprintf("numbered from %d", start) + tightness(tight)
	}
	return "bullets" + tightness(tight)
}

func rowTree(cells []Cell) tree {
	row := tree{name: "row"}
	for _, c := range cells {
		row.kids = append(row.kids, tree{name: "cell", kids: inlineTrees(c.Text), at: c.At})
	}
	return row
}

func inlineTrees(inlines []Inline) []tree {
	out := make([]tree, len(inlines))
	for i, in := range inlines {
		out[i] = inlineTree(in)
		out[i].at = in.Place()
	}
	return out
}

func inlineTree(in Inline) tree {
	switch in := in.(type) {
	case *Text:
		return tree{name: "text", text: in.Text}
	case *SoftBreak:
		return tree{name: "softbreak"}
	case *LineBreak:
		return tree{name: "linebreak"}
	case *Emphasis:
		return group("emphasis", inlineTrees(in.Text))
	case *Strong:
		return group("strong", inlineTrees(in.Text))
	case *SmallCaps:
		return group("smallcaps", inlineTrees(in.Text))
	case *Code:
		return tree{name: "code", text: in.Text}
	case *Link:
		return group("link "+in.Target, inlineTrees(in.Text))
	case *IncidentLink:
		return group("link incident:"+in.ID, inlineTrees(in.Text))
	case *ViewLink:
		return group("link view:"+in.View, inlineTrees(in.Text))
	case *Image:
		return tree{name: "image " + in.File, text: in.Alt}
	case *Citation:
		t := tree{name: "cite"}
		for i, item := range in.Items {
			mode := "normal"
			if item.Suppress {
				mode = "suppress"
			} else if in.InText && i == 0 {
				mode = "in-text"
			}
			t.kids = append(t.kids, tree{name: item.Key + " " + mode, at: item.At, kids: []tree{
				group("prefix", inlineTrees(item.Prefix)), group("suffix", inlineTrees(item.Suffix)),
			}})
		}
		return t
	case *NoteRef:
		return group("note", blockTrees(in.Note.Blocks))
	case *LiveFigure:
		return tree{name: "figure" + attrs("q", in.Measure), text: in.Text}
	case *Span:
		return group("span"+attrs("lang", in.Lang, "dir", in.Dir, "expand", in.Expand), inlineTrees(in.Text))
	}
	panic(fmt.Sprintf("no tree for %T", in))
}

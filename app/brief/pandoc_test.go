package brief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"lectern/app/golden"
)

// The oracle: pandoc 2.17.1.1 of Debian 12 is what the goldens were made beside. Versions differ in
// how they write some constructs; the functions below make them one.

// pandocTrees reads a text with pandoc and gives its AST in the form of our own.
func pandocTrees(t *testing.T, markdown []byte) []tree {
	t.Helper()
	golden.Need(t, "pandoc")
	cmd := exec.Command("pandoc", "-f", "markdown", "-t", "json")
	cmd.Stdin = bytes.NewReader(markdown)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("pandoc: %v %s", err, complaints.String())
	}
	var doc struct {
		Blocks []element `json:"blocks"`
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	return pandocBlocks(doc.Blocks)
}

// element is a block or inline of pandoc's.
type element struct {
	T string          `json:"t"`
	C json.RawMessage `json:"c"`
}

// as decodes a value whose form the kind of element fixes.
func as[T any](raw json.RawMessage) T {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		panic(fmt.Sprintf("pandoc's JSON: %v in %.200s", err, raw))
	}
	return v
}

func (e element) parts() []json.RawMessage { return as[[]json.RawMessage](e.C) }

type pandocAttr struct {
	id      string
	classes []string
	pairs   []string
}

func asAttr(raw json.RawMessage) pandocAttr {
	p := as[[]json.RawMessage](raw)
	a := pandocAttr{id: as[string](p[0]), classes: as[[]string](p[1])}
	for _, kv := range as[[][2]string](p[2]) {
		a.pairs = append(a.pairs, kv[0], kv[1])
	}
	return a
}

func (a pandocAttr) class() string {
	if len(a.classes) == 0 {
		return ""
	}
	return a.classes[0]
}

func (a pandocAttr) get(key string) string {
	for i := 0; i < len(a.pairs); i += 2 {
		if a.pairs[i] == key {
			return a.pairs[i+1]
		}
	}
	return ""
}

func pandocBlocks(blocks []element) []tree {
	out := make([]tree, 0, len(blocks))
	for _, b := range blocks {
		out = append(out, pandocBlock(b))
	}
	return out
}

func pandocBlock(b element) tree {
	switch b.T {
	case "Para", "Plain":
		inlines := as[[]element](b.C)
		if len(inlines) == 1 && inlines[0].T == "Image" && b.T == "Para" {
			return pandocFigure(inlines[0])
		}
		return group("paragraph", pandocInlines(inlines))
	case "Header":
		p := b.parts()
		return group(fmt.Sprintf("heading %d #%s", as[int](p[0]), asAttr(p[1]).id), pandocInlines(as[[]element](p[2])))
	case "BulletList":
		return pandocList("bullets", as[[][]element](b.C))
	case "OrderedList":
		p := b.parts()
		start := as[int](as[[]json.RawMessage](p[0])[0])
		return pandocList(fmt.Sprintf("numbered from %d", start), as[[][]element](p[1]))
	case "DefinitionList":
		return pandocDefinitions(b)
	case "Table":
		return pandocTable(b)
	case "BlockQuote":
		return group("quote", pandocBlocks(as[[]element](b.C)))
	case "CodeBlock":
		p := b.parts()
		a, text := asAttr(p[0]), as[string](p[1])
		for _, kind := range drawingKinds[1:] {
			if a.class() == kind.class {
				return tree{name: strings.Join(a.classes, ".") + " #" + a.id + attrs(a.pairs...), text: text}
			}
		}
		return tree{name: "code ." + a.class(), text: text}
	case "HorizontalRule":
		return tree{name: "rule"}
	case "Div":
		p := b.parts()
		a := asAttr(p[0])
		return group(a.class()+" #"+a.id+attrs(a.pairs...), pandocBlocks(as[[]element](p[1])))
	}
	panic("pandoc's block " + b.T + " is outside the format")
}

func pandocFigure(img element) tree {
	p := img.parts()
	a := asAttr(p[0])
	target := as[[]string](p[2])
	caption := pandocInlines(as[[]element](p[1]))
	alt := a.get("alt")
	if alt == "" {
		alt = plainOf(caption)
	}
	return group("figure #"+a.id+" "+target[0]+attrs("alt", alt, "width", a.get("width")), caption)
}

func plainOf(trees []tree) string {
	s := ""
	for _, t := range trees {
		s += t.text + plainOf(t.kids)
	}
	return s
}

func tight(items [][]element) bool {
	for _, blocks := range items {
		for _, b := range blocks {
			if b.T == "Para" {
				return false
			}
		}
	}
	return true
}

func pandocList(name string, items [][]element) tree {
	t := tree{name: name + tightness(tight(items))}
	for _, blocks := range items {
		t.kids = append(t.kids, group("item", pandocBlocks(blocks)))
	}
	return t
}

func pandocDefinitions(b element) tree {
	t := tree{}
	loose := false
	for _, item := range as[[][2]json.RawMessage](b.C) {
		t.kids = append(t.kids, group("term", pandocInlines(as[[]element](item[0]))))
		definitions := as[[][]element](item[1])
		loose = loose || !tight(definitions)
		for _, d := range definitions {
			t.kids = append(t.kids, group("definition", pandocBlocks(d)))
		}
	}
	t.name = "definitions" + tightness(!loose)
	return t
}

func pandocTable(b element) tree {
	p := b.parts()
	aligns := []Align{}
	for _, spec := range as[[][2]element](p[2]) {
		aligns = append(aligns, map[string]Align{
			"AlignDefault": AlignNone, "AlignLeft": AlignLeft, "AlignRight": AlignRight, "AlignCenter": AlignCentre,
		}[spec[0].T])
	}
	t := tree{name: fmt.Sprintf("table %v", aligns)}
	for _, row := range as[[]json.RawMessage](as[[]json.RawMessage](p[3])[1]) {
		t.kids = append(t.kids, pandocRow(row))
	}
	for _, body := range as[[][]json.RawMessage](p[4]) {
		for _, row := range as[[]json.RawMessage](body[3]) {
			t.kids = append(t.kids, pandocRow(row))
		}
	}
	caption := group("caption", nil)
	for _, block := range as[[]element](as[[]json.RawMessage](p[1])[1]) {
		caption.kids = append(caption.kids, pandocInlines(as[[]element](block.C))...)
	}
	t.kids = append(t.kids, caption)
	return t
}

func pandocRow(raw json.RawMessage) tree {
	row := tree{name: "row"}
	for _, cell := range as[[][]json.RawMessage](as[[]json.RawMessage](raw)[1]) {
		c := group("cell", nil)
		for _, block := range as[[]element](cell[4]) {
			c.kids = append(c.kids, pandocInlines(as[[]element](block.C))...)
		}
		row.kids = append(row.kids, c)
	}
	return row
}

// pandocInlines joins words, spaces and quotation marks into text.
func pandocInlines(inlines []element) []tree {
	var out []tree
	write := func(s string) {
		s = strings.ReplaceAll(s, "\u00a0", " ") // pandoc sets "p. 4" with a space that doesn't break
		if last := len(out) - 1; last >= 0 && out[last].name == "text" {
			out[last].text += s
			return
		}
		out = append(out, tree{name: "text", text: s})
	}
	for _, in := range inlines {
		switch in.T {
		case "Str":
			write(as[string](in.C))
		case "Space":
			write(" ")
		case "Quoted":
			p := in.parts()
			open, close := "“", "”"
			if as[element](p[0]).T == "SingleQuote" {
				open, close = "‘", "’"
			}
			write(open)
			for _, inside := range pandocInlines(as[[]element](p[1])) {
				if inside.name == "text" {
					write(inside.text)
				} else {
					out = append(out, inside)
				}
			}
			write(close)
		default:
			out = append(out, pandocInline(in))
		}
	}
	return out
}

func pandocInline(in element) tree {
	switch in.T {
	case "SoftBreak":
		return tree{name: "softbreak"}
	case "LineBreak":
		return tree{name: "linebreak"}
	case "Emph":
		return group("emphasis", pandocInlines(as[[]element](in.C)))
	case "Strong":
		return group("strong", pandocInlines(as[[]element](in.C)))
	case "SmallCaps":
		return group("smallcaps", pandocInlines(as[[]element](in.C)))
	case "Code":
		return tree{name: "code", text: as[string](in.parts()[1])}
	case "Link":
		p := in.parts()
		return group("link "+as[[]string](p[2])[0], pandocInlines(as[[]element](p[1])))
	case "Image":
		p := in.parts()
		alt := asAttr(p[0]).get("alt")
		if alt == "" {
			alt = plainOf(pandocInlines(as[[]element](p[1])))
		}
		return tree{name: "image " + as[[]string](p[2])[0], text: alt}
	case "Note":
		return group("note", pandocBlocks(as[[]element](in.C)))
	case "Span":
		p := in.parts()
		a, kids := asAttr(p[0]), pandocInlines(as[[]element](p[1]))
		if a.class() == "figure" {
			return tree{name: "figure" + attrs(a.pairs...), text: plainOf(kids)}
		}
		return group("span"+attrs(a.pairs...), kids)
	case "Cite":
		return pandocCite(in)
	}
	panic("pandoc's inline " + in.T + " is outside the format")
}

func pandocCite(in element) tree {
	t := tree{name: "cite"}
	for _, raw := range as[[]json.RawMessage](in.parts()[0]) {
		c := as[struct {
			ID     string    `json:"citationId"`
			Prefix []element `json:"citationPrefix"`
			Suffix []element `json:"citationSuffix"`
			Mode   element   `json:"citationMode"`
		}](raw)
		mode := map[string]string{"NormalCitation": "normal", "SuppressAuthor": "suppress", "AuthorInText": "in-text"}[c.Mode.T]
		suffix := pandocInlines(c.Suffix)
		if len(suffix) > 0 && suffix[0].name == "text" {
			suffix[0].text = strings.TrimLeft(suffix[0].text, ", ")
		}
		t.kids = append(t.kids, tree{name: c.ID + " " + mode, kids: []tree{group("prefix", pandocInlines(c.Prefix)), group("suffix", suffix)}})
	}
	return t
}

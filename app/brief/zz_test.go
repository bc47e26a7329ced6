package brief

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestZZ(t *testing.T) {
	_ = cmp.Diff
	md := "---\ntitle: \"Tést\"\nas-of: 2024-03-25\nfoo: 1\nviews: {p: {query: country:Pakistan,Iran}}\n---\n\n# Aims {#aims}\n\nIt's \"said\" *em* **strong** that [see @a, p. 4; -@b] and @a [p. 3] say $x$ <b>.[^1] ^[In *line*]\n\n- a\n- b\n  - c\n\n1. x\n\n2. y\n\n::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nIt is.\n\n::: notes\nhi\n:::\n:::\n\n```{.map query='country:\"Pakistan\"' caption=\"x\"}\nnote\n```\n\nTerm\n\n:   Def one\n\n    second\n\n| a | b |\n|---|--:|\n| 1 | [2]{.figure q=\"count\"} |\n\n: Caption *here*\n\n![Cap](x.png)\n\n[^1]: Note text @b.\n"
	b, ps := Open(fstest.MapFS{"brief.md": {Data: []byte(md)}, "sources.yaml": {Data: []byte("references:\n- id: a\n  type: book\n  title: T\n- id: b\n  type: book\n  title: U\n")}}, Options{})
	for _, p := range ps {
		fmt.Println(p)
	}
	for _, s := range b.Sections {
		fmt.Println("#", s.ID, Plain(s.Title), s.At)
		Walk(s.Blocks, func(b Block) { fmt.Printf("%T %v\n", b, b.Place()) }, func(i Inline) { fmt.Printf("    %T %v %q\n", i, i.Place(), Plain([]Inline{i})) })
	}
}

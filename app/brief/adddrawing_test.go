package brief

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestADrawingIsAddedAndTheRestStays(t *testing.T) {
	d := &Drawing{Kind: Figures, Query: `title:"a & b" killed:>=1`, By: "country,year", Measure: "sum killed", Title: "Who `died`"}
	const fence = "~~~{.table query=\"title:\\\"a \\& b\\\" killed:>=1\" by=\"country,year\" measure=\"sum killed\" title=\"Who `died`\"}\n~~~\n"
	const front = "---\ntitle: T\nas-of: 2024-03-25\n---\n"
	for name, c := range map[string]struct{ source, section, want string }{
		"before the next":   {front + "\n# A {#a}\n\nText.\n\n# B {#b}\n", "a", front + "\n# A {#a}\n\nText.\n\n" + fence + "\n# B {#b}\n"},
		"without a blank":   {front + "\n# A {#a}\nText.\n# B {#b}\n", "b", front + "\n# A {#a}\nText.\n# B {#b}\n\n" + fence},
		"no end of line":    {front + "\n# A {#a}\n\nText.", "a", front + "\n# A {#a}\n\nText.\n\n" + fence},
		"lines of Windows":  {strings.ReplaceAll(front+"# A {#a}\n\nText.\n\n# B\n", "\n", "\r\n"), "a", strings.ReplaceAll(front+"# A {#a}\n\nText.\n\n"+fence+"\n# B\n", "\n", "\r\n")},
		"behind another":    {front + "# A {#a}\n\n```{.map}\n```\n", "a", front + "# A {#a}\n\n```{.map}\n```\n\n" + fence},
		"underlined heads":  {front + "A {#a}\n=\n\nText.\n\nB {#b}\n=\n", "a", front + "A {#a}\n=\n\nText.\n\n" + fence + "\nB {#b}\n=\n"},
		"a byte order mark": {"\ufeff" + front + "# A {#a}\n\n# B\n", "a", "\ufeff" + front + "# A {#a}\n\n" + fence + "\n# B\n"},
	} {
		got, err := AddDrawing([]byte(c.source), c.section, d)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if string(got) != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, c.want)
		}
		b, _ := Open(fstest.MapFS{fileName: {Data: got}}, Options{})
		var read *Drawing
		Walk(b.Section(c.section).Blocks, func(block Block) {
			if d, ok := block.(*Drawing); ok {
				read = d
			}
		}, nil)
		if read == nil || read.Query != d.Query || read.By != d.By || read.Measure != d.Measure || read.Title != d.Title {
			t.Errorf("%s: read back %+v", name, read)
		}
	}
}

func TestADrawingThatWouldNotBeReadIsNotAdded(t *testing.T) {
	const front = "---\ntitle: T\nas-of: 2024-03-25\n---\n"
	for name, source := range map[string]string{
		"an open fence":   front + "# A {#a}\n\n```\ncode\n",
		"no such section": front + "# B {#b}\n",
		"no front matter": "# A {#a}\n",
	} {
		if got, err := AddDrawing([]byte(source), "a", &Drawing{Kind: Figures, By: "year"}); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

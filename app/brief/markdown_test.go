package brief

import (
	"strings"
	"testing"
	"testing/fstest"
)

// At whatever depth the limit stops them, and by whatever block, one problem says so.
func TestBlocksNestedToTheLimitAreAProblem(t *testing.T) {
	onOneLine := func(opener string) func(int) string {
		return func(depth int) string { return strings.Repeat(opener, depth) }
	}
	lineByLine := func(opener string) func(int) string {
		return func(depth int) string {
			var text strings.Builder
			for indent := range depth {
				text.WriteString(strings.Repeat(strings.Repeat(" ", len(opener)), indent) + opener + "a\n")
			}
			return text.String() + strings.Repeat(strings.Repeat(" ", len(opener)), depth)
		}
	}
	for name, nested := range map[string]func(depth int) string{
		"quotes": onOneLine("> "), "lists": onOneLine("- "), "quoted lists": onOneLine("> - "), "divs": onOneLine("> ::: a\n"),
		"lists line by line": lineByLine("- "), "numbered line by line": lineByLine("1. "),
	} {
		for depth := maxDepth/4 - 2; depth < maxDepth+3; depth += 1 + depth%2 {
			for _, last := range []string{"- a", "a\n:   b", "[^1]: a", "::: a", "a"} {
				text := "---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n" + nested(depth) + last + "\n"
				_, problems := Open(fstest.MapFS{fileName: {Data: []byte(text)}}, Options{})
				deep := 0
				for _, p := range problems {
					if strings.Contains(p.What, "nested over") {
						deep++
					}
				}
				if deep > 1 || deep == 0 && depth > maxDepth && name != "divs" {
					t.Errorf("%d %s before %q are %d problems of depth", depth, name, last, deep)
				}
			}
		}
	}
}

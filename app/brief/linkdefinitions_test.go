package brief

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Many definitions are the same whether goldmark reads them at once or some at a time, wherever one is cut.
func TestManyLinkDefinitionsAreReadAsOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	kinds := []string{
		"[a%d]: https://a.b/%d\n", "[b%d]: /c \"a title of %d\"\n", "[c%d]: /c\n\"a title\n[of] two lines %d\"\n", "[d%d]:\n/c%d\n", "[e\n%d]: /c%d\n",
		"[f%d]: <a b> (of\n%d\nthree)\n", "  [g%d]: /%d\n", "[h%d]:\n[%d]:\n",
	}
	for range 60 {
		var src strings.Builder
		src.WriteString("Before.\n\n")
		end := 1 + r.IntN(900)
		for n := range end {
			fmt.Fprintf(&src, kinds[r.IntN(len(kinds))], n, n)
		}
		src.WriteString([]string{"", "[x]: and words\n", "Words.\n", "[x]: /a \"no end\n"}[r.IntN(4)])
		for n := range r.IntN(300) {
			fmt.Fprintf(&src, "[after%d]: /%d\n", n, n)
		}
		read := func(p parser.ParagraphTransformer) (dump []string) {
			source := []byte(src.String())
			pc := parser.NewContext()
			tree := parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithParagraphTransformers(util.Prioritized(p, 100))).
				Parse(text.NewReader(source), parser.WithContext(pc))
			for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
				dump = append(dump, fmt.Sprintf("%v %v %q", n.Kind(), n.HasBlankPreviousLines(), n.Lines().Value(source)))
			}
			var found []string
			for _, one := range pc.References() {
				found = append(found, fmt.Sprint(one))
			}
			slices.Sort(found)
			return append(dump, found...)
		}
		whole, parts := read(parser.LinkReferenceParagraphTransformer), read(linkDefinitions{parser.LinkReferenceParagraphTransformer})
		if diff := cmp.Diff(whole, parts); diff != "" {
			t.Fatalf("(-whole +parts):\n%s\n%s", diff, src.String())
		}
	}
}

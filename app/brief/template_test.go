package brief

import (
	"testing"
	"testing/fstest"
	"time"
)

func TestTemplatePassesTheCheck(t *testing.T) {
	for _, title := range []string{"A brief", `"Quoted": with # marks \ and 'more'`, "Ünïcode: ‘é’"} {
		folder := fstest.MapFS{}
		for name, data := range Template(title, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
			folder[name] = &fstest.MapFile{Data: data}
		}
		b, problems := Open(folder, Options{})
		if problems = append(problems, b.Check()...); len(problems) > 0 {
			t.Errorf("%s: %v", title, problems)
		}
		if b.Title != title {
			t.Errorf("title is %q, want %q", b.Title, title)
		}
		pandocTrees(t, folder[fileName].Data)
	}
}

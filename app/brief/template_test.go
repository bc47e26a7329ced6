package brief

import (
	"testing"
	"testing/fstest"
	"time"
)

func TestTemplatePassesTheCheck(t *testing.T) {
	for _, title := range []string{"A brief", `"Quoted": with # marks \ and 'more'`, "Ünïcode: ‘é’"} {
		folder := fstest.MapFS{}
		for name, data := range Template("k7q2", title, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
			folder[name] = &fstest.MapFile{Data: data}
		}
		b, problems := Open(folder, Options{})
		if problems = append(problems, b.Check()...); len(problems) > 0 {
			t.Errorf("%s: %v", title, problems)
		}
		if b.Title != title || b.ID != "k7q2" {
			t.Errorf("title is %q, id %q, want %q", b.Title, b.ID, title)
		}
		pandocTrees(t, folder[fileName].Data)
	}
}

//go:build !nogui

package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/briefs"
)

func init() { drawsAhead = false }

// shipped opens a desk on the brief that ships, 1280 by 800, with settings of its own.
func shipped(t testing.TB) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	settings, err := library.LoadFrom(filepath.Join(t.TempDir(), "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	settings.Theme = library.LightTheme
	l := &lectern{app: app, settings: settings}
	l.look = newLook(settings.Theme)
	app.Settings().SetTheme(l.look)
	d := l.newDesk()
	d.win.Resize(fyne.NewSize(1280, 800))
	folder, err := briefs.Open(firstBrief)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := readBrief(folder, nil)
	d.path = firstBrief
	d.use(b, problems)
	t.Cleanup(d.leave)
	return d
}

func TestShippedBriefOpensWithoutABanner(t *testing.T) {
	d := shipped(t)
	if d.banner.Visible() {
		t.Errorf("banner: %v", d.banner.lines)
	}
	if d.mode != readMode || d.reader.page.column == nil {
		t.Fatal("the brief isn't shown")
	}
	if len(d.reader.document.Parts) < 8 {
		t.Errorf("outline has %d parts", len(d.reader.document.Parts))
	}
}

func TestBrokenEditShowsItsFaultAboveTheLastGoodPage(t *testing.T) {
	d := shipped(t)
	title := d.brief.Title
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte("---\ntitle: [\n---\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, problems := readBrief(os.DirFS(dir), nil)
	d.reload(b, problems)
	if !d.banner.Visible() || len(d.banner.lines) == 0 {
		t.Error("no banner")
	}
	if d.brief.Title != title || d.reader.page.column == nil {
		t.Error("the last good page is gone")
	}
}

func TestThemeChangesEveryColour(t *testing.T) {
	d := shipped(t)
	d.setTheme(library.DarkTheme)
	if d.look.palette() != &draw.Dark || d.ground.FillColor != draw.Dark.Desk || d.reader.page.paper.FillColor != draw.Dark.Page {
		t.Error("something stayed light")
	}
}

func TestCommandsHaveOneKeyEach(t *testing.T) {
	seen := map[string]string{}
	for _, c := range commands {
		key := c.shortcut()
		if key == "" {
			continue
		}
		if other, taken := seen[key]; taken {
			t.Errorf("%s does %q and %q", key, other, c.name)
		}
		seen[key] = c.name
	}
}

func TestShelfShowsWhatWasReadFirst(t *testing.T) {
	d := shipped(t)
	d.showShelf()
	if len(d.shelf.covers) < len(briefs.Names()) {
		t.Fatalf("%d covers for %d briefs", len(d.shelf.covers), len(briefs.Names()))
	}
	if d.shelf.covers[0].path != firstBrief || d.shelf.covers[0].read == nil {
		t.Errorf("first is %q", d.shelf.covers[0].path)
	}
	if i := slices.IndexFunc(d.shelf.covers, func(c *cover) bool { return c.path == "how-to-write-a-brief" }); i < 0 {
		t.Error("the manual isn't on the shelf")
	}
}

// The window and the command line ask the same check whether a brief may be handed out.
func TestABriefWithErrorsIsNotExported(t *testing.T) {
	d := shipped(t)
	dir := t.TempDir()
	text := "---\ntitle: T\nas-of: 2024-03-25\nincidents: rows.csv\n---\n# A {#aims}\n\nWhat is likely \u4e2d\u6587.\n"
	rows := "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,60.1,25.0,1\n"
	for name, data := range map[string]string{"brief.md": text, "rows.csv": rows} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, problems := readBrief(os.DirFS(dir), nil)
	if len(problems.Errors()) > 0 {
		t.Fatalf("the case is to pass the reader: %v", problems)
	}
	d.reload(b, problems)
	shown := strings.Join(d.banner.lines, "\n")
	if !strings.Contains(shown, "no font has the character") || !strings.Contains(shown, "warning: a lies") {
		t.Errorf("the banner has %q", d.banner.lines)
	}
	made := func() ([]byte, error) { return []byte("made"), nil }
	if data, err := makeChecked(t.Context(), d.checking, made); err == nil || data != nil {
		t.Errorf("%q was made in spite of errors: %v", data, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := makeChecked(ctx, shipped(t).checking, made); !errors.Is(err, context.Canceled) {
		t.Errorf("an export that was stopped ends with %v", err)
	}
}

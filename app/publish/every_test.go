package publish

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/publish/constructs"
	"lectern/app/typeset"
)

// kinds lists the types of a closed list from the source that closes it.
func kinds(t *testing.T, method string) []string {
	t.Helper()
	files, err := filepath.Glob("../brief/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func \(\*(\w+)\) `+method+`\(\)`).FindAllSubmatch(source, -1) {
			if name := string(m[1]); name != "Div" {
				out = append(out, name)
			}
		}
		if method == "block" { // those that embed Div have its method
			for _, m := range regexp.MustCompile(`(?m)^type (\w+) struct ?{\s*Div\b`).FindAllSubmatch(source, -1) {
				out = append(out, string(m[1]))
			}
		}
	}
	return out
}

func typeName(v any) string {
	return reflect.TypeOf(v).Elem().Name()
}

// media returns a function for each medium that shows a brief on it: the desk, the slides, and every kind of file.
func media() map[string]func(*testing.T, *brief.Brief) error {
	all := map[string]func(*testing.T, *brief.Brief) error{
		"desk": func(_ *testing.T, b *brief.Brief) error {
			for _, width := range []float32{200, 700} {
				composeDesk(b, width)
			}
			return nil
		},
		"slides": func(_ *testing.T, b *brief.Brief) error {
			d := deck.New(b)
			_, canvas := raster.NewImage(d.Width, deck.Height, 0.25, draw.Dark.Page)
			for n, s := range d.Slides {
				for step := range s.Steps {
					d.Draw(canvas, n, step, &draw.Dark)
				}
			}
			return nil
		},
	}
	for _, k := range Kinds {
		all[k.Name+k.Ending] = func(t *testing.T, b *brief.Brief) error {
			_, err := k.Write(t.Context(), b, Options{Paper: Letter})
			return err
		}
	}
	return all
}

// composeDesk sets a brief for the window and draws all of it.
func composeDesk(b *brief.Brief, width float32) {
	setter := typeset.NewSetter()
	c := compose.New(b, compose.Screen(19), width*0.9, width, setter)
	var d compose.Document
	for _, add := range []func(*compose.Document){c.Front, c.Body, c.Notes, func(d *compose.Document) { c.Sources(d, nil) }, c.Scale, c.Method} {
		add(&d)
	}
	column := setter.Stack(d.Blocks, typeset.Setting{Measure: width, Hyphens: typeset.HyphensFor(b.Lang)})
	_, canvas := raster.NewImage(width, 800, 1, draw.Light.Page)
	painter := typeset.Painter{Palette: &draw.Light, Target: func(typeset.Link) (draw.Target, bool) { return draw.Target{URL: "x"}, true }}
	for from := float32(0); from < column.Height; from += 800 {
		painter.Paint(canvas, column, from, from+800, draw.Point{})
	}
	painter.Finish(canvas)
}

// The lists of blocks, inlines and drawings are closed. A kind that a medium forgets panics in it here, and one
// that no test brief has fails below.
func TestEveryKindGoesThroughEveryMedium(t *testing.T) {
	seen := map[any]bool{}
	all := constructs.All(t, "testdata")
	all["manual"] = constructs.Shipped(t, constructs.Manual)
	for name, b := range all {
		for _, s := range b.Sections {
			brief.Walk(s.Blocks, func(x brief.Block) {
				seen[typeName(x)] = true
				if g, ok := x.(*brief.Drawing); ok {
					seen[g.Kind] = true
					if _, ok := compose.New(b, compose.Screen(19), 600, 600, typeset.NewSetter()).Show(g); !ok {
						t.Errorf("%s: a %s can't be shown", name, g.Kind)
					}
				}
			}, func(x brief.Inline) { seen[typeName(x)] = true })
		}
		for medium, show := range media() {
			t.Run(name+"/"+medium, func(t *testing.T) {
				t.Parallel()
				if err := show(t, b); err != nil {
					t.Error(err)
				}
			})
		}
	}
	for _, method := range []string{"block", "inline"} {
		names := kinds(t, method)
		if len(names) < 10 {
			t.Fatalf("only the kinds %v were found", names)
		}
		for _, name := range names {
			if !seen[name] {
				t.Errorf("no test brief has a %s", name)
			}
		}
	}
	for _, kind := range brief.DrawingKinds() {
		if !seen[kind] {
			t.Errorf("no test brief has a drawing of the kind %s", kind)
		}
	}
}

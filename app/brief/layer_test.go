package brief

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/problem"
)

const square = `{"type":"Feature","properties":{"informant":"x"},"geometry":{"type":"Polygon","coordinates":[[[44,12],[46,12],[46,14],[44,14],[44,12]]]}}`

// layered opens a brief with layers and a map.
func layered(layers, attributes string, files map[string]string) (*Brief, problem.List) {
	fsys := fstest.MapFS{
		fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nlayers:\n" + layers + "---\n\n# A\n\n```{.map " + attributes + "}\n```\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,lat,lon,killed\na,2024-03-01,Yemen,Aden,12.8,45,2\n")},
		"sources.yaml":  {Data: []byte("references:\n- id: acaps\n  type: report\n  title: Who holds what\n  author: [{literal: ACAPS}]\n  issued: 2024\n")},
	}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return Open(fsys, Options{})
}

func TestLayersAreReadOrSayWhatIsWrong(t *testing.T) {
	good := "  held: {file: held.geojson, title: Held by the Houthis, source: acaps, date: 2024-03-01}\n"
	for _, c := range []struct{ name, layers, attributes, want string }{
		{"sound", good, `layers="held"`, ""},
		{"all keys", "  held: {file: held.geojson, source: acaps, date: 2024-03-01, look: hatched, colour: ochre}\n", `layers="held"`, ""},
		{"unknown", good, `layers="hold"`, `brief.md:10:18: the front matter has no layer "hold", did you mean "held"?`},
		{"two, the second unknown", good, `layers="held, routes"`, `brief.md:10:24: the front matter has no layer "routes", correct the name or add it under layers`},
		{"two that look the same", good + "  also: {file: held.geojson, source: acaps, date: 2024-03-01}\n", `layers="held, also"`, "brief.md:11:24: the layers held and also look the same, give one of them another look or colour"},
		{"asked for", good, `query="inside:held"`, ""},
		{"asked for by another name", good, `query="inside:hold"`, `brief.md:10:24: no layer with areas is called “hold”, did you mean held?`},
		{"no source", "  held: {file: held.geojson, date: 2024-03-01}\n", "", `brief.md:5:3: the layer held has no source, write held: {file: areas.geojson, title: "…", source: key, date: 2024-03-01}`},
		{"no date", "  held: {file: held.geojson, source: acaps}\n", "", "the layer held has no date"},
		{"another source", "  held: {file: held.geojson, source: other, date: 2024-03-01}\n", "", `no source has the key "other"`},
		{"another look", "  held: {file: held.geojson, source: acaps, date: 2024-03-01, look: spotted}\n", "", "filled, hatched, outlined or dashed"},
		{"another key", "  held: {file: held.geojson, source: acaps, date: 2024-03-01, width: 3}\n", "", `a layer has no key "width"`},
		{"a day that is none", "  held: {file: held.geojson, source: acaps, date: March}\n", "", "a day such as 2024-03-25"},
		{"no file", "  held: {file: gone.geojson, source: acaps, date: 2024-03-01}\n", "", "gone.geojson can't be read"},
		{"a file outside", "  held: {file: ../held.geojson, source: acaps, date: 2024-03-01}\n", "", "outside the folder"},
		{"around a pole", "  held: {file: pole.geojson, source: acaps, date: 2024-03-01}\n", "", "pole.geojson: the layer held can't be drawn: an area goes around a pole: cut it at the date line, so that one of its sides follows the pole, save the layer as GeoJSON in longitude and latitude"},
		{"text", "  held: {file: text.geojson, source: acaps, date: 2024-03-01}\n", "", "text.geojson: the layer held can't be drawn: it is no GeoJSON"},
		{"too large", "  held: {file: large.geojson, source: acaps, date: 2024-03-01}\n", "", "large.geojson: the file of the layer held has more than 20 MB, simplify its lines"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{
				"held.geojson": square, "text.geojson": "held",
				"pole.geojson": `{"type":"Polygon","coordinates":[[[0,60],[90,60],[180,60],[-90,60],[0,60]]]}`,
			}
			if c.name == "too large" {
				files["large.geojson"] = strings.Repeat(" ", maxLayer+1)
			}
			b, problems := layered(c.layers, c.attributes, files)
			var said []string
			for _, p := range append(problems, b.Check()...).Errors() {
				if p.Kind != problem.MissingSection {
					said = append(said, p.String())
				}
			}
			if c.want == "" && len(said) > 0 || c.want != "" && !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, c.want) }) {
				t.Errorf("%q, want %q", said, c.want)
			}
		})
	}
}

func TestALayerTellsItsDayAndWhoseItIs(t *testing.T) {
	b, problems := layered("  held: {file: held.geojson, title: Held by the Houthis, source: acaps, date: 2024-03-01}\n  on-sea: {file: held.geojson, source: acaps, date: 2024-03-01, look: hatched}\n", `layers="held"`, map[string]string{"held.geojson": square})
	if n := len(problems.Errors()); n > 0 {
		t.Fatal(problems)
	}
	d := b.Sections[0].Blocks[0].(*Drawing)
	if got, want := b.LayerWords(b.LayersOf(d)), "Over it lies a layer: Held by the Houthis, 1 March 2024 (ACAPS, 2024)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := b.LayerCredit(b.Layer("held")), "Held by the Houthis, 1 March 2024: ACAPS, 2024."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := b.Layer("on-sea").Title; got != "On sea" {
		t.Errorf("a layer without a title is called %q", got)
	}
}

// Only the layers that maps show are handed out, and of them the shapes alone; read again, the maps are the same.
func TestLayersAreHandedOutIfAMapShowsThem(t *testing.T) {
	layers := "  held: {file: held.geojson, source: acaps, date: 2024-03-01}\n  secret: {file: secret.geojson, source: acaps, date: 2024-03-01}\n"
	for _, attributes := range []string{`layers="held"`, `query="inside:held"`, `title="[1]{.figure q='count where inside:held'}"`, ""} {
		b, problems := layered(layers, attributes, map[string]string{"held.geojson": square, "secret.geojson": square})
		if len(problems.Errors()) > 0 {
			t.Fatal(problems)
		}
		h := handedOut(t, b, 0)
		files := filesOf(h)
		if _, there := files["secret.geojson"]; there {
			t.Errorf("%s: a layer that nothing shows is handed out", attributes)
		}
		text, held := string(files[fileName].Data), ""
		if f := files["held.geojson"]; f != nil {
			held = string(f.Data)
		}
		if shows := attributes != ""; strings.Contains(text, "held.geojson") != shows || (held != "") != shows || strings.Contains(text, "secret") || strings.Contains(held, "informant") {
			t.Errorf("%s: the text is\n%s\nthe layer\n%s", attributes, text, held)
		}
		next, problems := Open(files, Options{})
		if n := len(problems.Errors()); n > 0 {
			t.Errorf("%s: opened again: %v", attributes, problems)
		}
		for _, p := range next.Check().Errors() {
			if p.Kind != problem.MissingSection {
				t.Errorf("%s: opened again: %v", attributes, p)
			}
		}
		if attributes != "" && (next.Layer("held") == nil || string(next.Layer("held").Shapes.GeoJSON()) != held) {
			t.Errorf("%s: the layer isn't the same", attributes)
		}
	}
}

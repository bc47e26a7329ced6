package check

import (
	stdcmp "cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/brief"
)

const body = `
# Aims {#aims}

# Capacity {#capacity}

# Attacks {#attacks}

# Recommendations {#recommendations}
`

func problems(t *testing.T, files map[string]string) []string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b, _ := brief.Open(fsys, brief.Options{Gazetteer: atlas.Load()})
	b.Coverage.Sentence = stdcmp.Or(b.Coverage.Sentence, "All are here.") // without it there is a warning, which has its own test
	var lines []string
	report, err := Brief(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		lines = append(lines, p.Kind.String()+" "+p.String())
	}
	return lines
}

func TestProblemsOfEveryRoomComeInTheOrderOfTheFiles(t *testing.T) {
	got := problems(t, map[string]string{
		"brief.md":      "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body + "\nRain 雨 and rain 雨 [@nobody].\n",
		"incidents.csv": "id,date,country,place,summary\na,2024,Pakistan,Quetta,snow 雪\nb,2024-13,Pakistan,Quetta,\n",
		"sources.yaml":  "references: []\n",
	})
	if d := cmp.Diff([]string{
		"missing-glyph brief.md:14:6: no font has the character 雨 (U+96E8), write it in another way",
		`unknown-citation brief.md:14:20: no source has the key "nobody", add it to sources.yaml or correct the key`,
		"missing-glyph incidents.csv:2: no font has the character 雪 (U+96EA), write it in another way",
		`bad-row incidents.csv:3:3: date: “2024-13” has no month from 01 to 12, write 2016-10 or 2016-10-24`,
	}, got); d != "" {
		t.Error(d)
	}
}

// A column of the file's own is counted by ranges where it holds numbers alone; any is shown.
func TestOwnColumnsAreCountedAndShownOrNamed(t *testing.T) {
	got := problems(t, map[string]string{
		"brief.md": "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body +
			"\n[2]{.figure q=\"count where homes_flooded:>=1000\"} of [0]{.figure q=\"count where damage:>=1000\"}.\n" +
			"\n```{.incidents columns=\"date,Event_Type,homes_flooded,killed_low,damage,homes\" sort=\"-homes_flooded\"}\n```\n",
		"incidents.csv": "id,date,country,place,event_type,homes_flooded,damage,sources\na,2024-01-02,Pakistan,Quetta,flood,1118,heavy,\nb,2024-01-03,Pakistan,Kabul,flood,2391,1200,\nc,2024-01-04,Pakistan,Quetta,flood,997,,\n",
	})
	if d := cmp.Diff([]string{
		"bad-query brief.md:14:88: damage holds text such as “heavy”, which no range of numbers finds, leave numbers alone in the column, or put quotes around the value to ask for it as text",
		`bad-value brief.md:16:1: the incidents have no column "homes", see FORMAT.md of the incidents for the columns there are`,
	}, got); d != "" {
		t.Error(d)
	}
}

func TestEveryShownTextIsLookedAt(t *testing.T) {
	front := "---\ntitle: Test\nas-of: 2024-03-25\n"
	for name, files := range map[string]map[string]string{
		"title":          {"brief.md": "---\ntitle: 雨\nas-of: 2024-03-25\n---\n" + body},
		"column":         {"brief.md": front + "---\n" + body + "\n```{.incidents columns=\"date,雨\" query=\"place:Quetta\"}\n```\n", "incidents.csv": "id,date,country,place,雨\na,2024,Pakistan,Quetta,x\n"},
		"abstract":       {"brief.md": front + "abstract: 雨\n---\n" + body},
		"heading":        {"brief.md": front + "---\n" + body + "\n# 雨 {#rain}\n"},
		"list":           {"brief.md": front + "---\n" + body + "\n- a\n- *雨*\n"},
		"table":          {"brief.md": front + "---\n" + body + "\n| a | b |\n|---|---|\n| c | 雨 |\n"},
		"note":           {"brief.md": front + "---\n" + body + "\nA[^n].\n\n[^n]: 雨\n"},
		"code":           {"brief.md": front + "---\n" + body + "\n```\n雨\n```\n"},
		"judgement":      {"brief.md": front + "---\n" + body + "\n::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\"雨\"}\nA.\n:::\n"},
		"recommendation": {"brief.md": front + "---\n" + body + "\n::: {.recommendation owner=\"雨\"}\nA.\n:::\n"},
		"source": {
			"brief.md":     front + "---\n" + body + "\nA [@a].\n",
			"sources.yaml": "references:\n- id: a\n  type: report\n  title: 雨\n",
		},
		"own column": {"brief.md": front + "---\n" + body, "incidents.csv": "id,date,country,place,own\na,2024,Pakistan,Quetta,雨\n"},
		"series":     {"brief.md": front + "---\n" + body, "series.csv": "series,date_from,date_to,low,high,scope,source,note\na,2024,,1,2,雨,,\n"},
	} {
		found := 0
		for _, line := range problems(t, files) {
			if len(line) > 13 && line[:13] == "missing-glyph" {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%s: %d missing glyphs, want 1: %q", name, found, problems(t, files))
		}
	}
}

func TestACharacterIsNamedWhereItStandsInItsFile(t *testing.T) {
	front := func(lines string) map[string]string {
		return map[string]string{"brief.md": "---\n" + lines + "\nas-of: 2024-03-25\n---\n" + body}
	}
	text := func(lines string) map[string]string {
		return map[string]string{"brief.md": "---\ntitle: T\nas-of: 2024-03-25\n---\n" + body + "\n" + lines + "\n"}
	}
	source := func(lines string) map[string]string {
		files := text("A [@a].")
		files["sources.yaml"] = "references:\n- id: a\n  type: report\n" + lines + "\n"
		return files
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"title":               {front("title: Rain 雨"), "brief.md:2:13"},
		"title in quotes":     {front(`title: "Rain: 雨"`), "brief.md:2:15"},
		"subtitle":            {front("title: T\nsubtitle: 雨"), "brief.md:3:11"},
		"abstract in lines":   {front("title: T\nabstract: |\n  Rain\n  and 雨"), "brief.md:5:7"},
		"text":                {text("Rain and ‘rain’ — *with 雨*."), "brief.md:14:25"},
		"title of a drawing":  {text("```{.chart by=\"year\" title=\"Rain 雨\"}\n```"), "brief.md:14:34"},
		"code":                {text("```\nRain\n 雨\n```"), "brief.md:16:2"},
		"control":             {text("Rain\nand\u202e"), "brief.md:15:4"},
		"character by number": {text("Rain &#x96e8;"), "brief.md:14:1"},
		"title of a source":   {source("  title: The 雨"), "sources.yaml:4:14"},
		"author of a source":  {source("  title: T\n  author:\n  - {family: Rain, given: 雨}"), "sources.yaml:6:27"},
		"control in a title":  {front(`title: "Rain\x07"`), "brief.md:2:1"},
		"control in a source": {source(`  title: "R\x02"`), "sources.yaml:2:3"},
		"escape in a source":  {source(`  publisher: "\u96e8"`), "sources.yaml:2:3"},
	} {
		t.Run(name, func(t *testing.T) {
			got := problems(t, c.files)
			if !slices.ContainsFunc(got, func(line string) bool {
				return strings.HasPrefix(line, "missing-glyph "+c.want+": ") || strings.HasPrefix(line, "unseen-control "+c.want+": ")
			}) {
				t.Errorf("%q, want it at %s", got, c.want)
			}
		})
	}
}

func TestNamesInTheScriptsOfTheFontsAreFine(t *testing.T) {
	text := "Şirin Žižek, Владимир, Αθήνα, \u202fthin\u00a0space, soft\u00adhyphen, don’t, 5 × 3 − 2, €, خراسان, zero\u200cwidth\n"
	if got := problems(t, map[string]string{"brief.md": "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body + "\n" + text}); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestControlsOfDirectionAreNamed(t *testing.T) {
	got := problems(t, map[string]string{"brief.md": "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body + "\nab\u202ecd\n"})
	want := []string{"unseen-control brief.md:14:3: the control U+202E turns the direction of the text unseen, remove it, or write a span with dir"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestListOfMissingCharactersEnds(t *testing.T) {
	text := ""
	for c := rune(0x4E00); c < 0x4E00+1000; c++ {
		text += string(c)
	}
	if got := problems(t, map[string]string{"brief.md": "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body + "\n" + text}); len(got) != mostGlyphs {
		t.Errorf("%d problems, want %d", len(got), mostGlyphs)
	}
}

func TestDoubtfulIncidentsAreNamed(t *testing.T) {
	front := "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body
	header := "id,date,country,place,lat,lon,killed_low,killed_high,location_precision,location_radius_km\n"
	for _, c := range []struct {
		name, rows string
		want       []string
	}{
		{"at home", "a,2024-01-02,Pakistan,Quetta,30.18,67.0,1,2,,\n", nil},
		{"outside its country", "a,2024-01-02,Pakistan,Kabul,34.53,69.17,1,2,,\n", []string{
			"doubtful-row incidents.csv:2: a lies 86 km outside Pakistan, correct lat and lon, or the country",
		}},
		{"as far outside as it is uncertain", "a,2024-01-02,Pakistan,near the border,34.53,69.17,1,2,near,100\n", nil},
		{"swapped within what can be", "a,2024-01-02,Pakistan,Quetta,67.0,30.18,1,2,,\n", []string{
			"doubtful-row incidents.csv:2: a lies 4280 km outside Pakistan, lat and lon look swapped: write lat 30.18 and lon 67",
		}},
		{"a contested place is either's", "a,2024-01-02,Ukraine,Sevastopol,44.6,33.53,1,2,,\nb,2024-01-03,Russia,Sevastopol,44.6,33.53,1,2,,\n", nil},
		{"in a country's waters", "a,2024-01-02,Yemen,Gulf of Aden,12.5,48.5,1,2,,\n", nil},
		{"on the high seas", "a,2024-01-02,Yemen,Indian Ocean,5,60,1,2,,\n", nil},
		{"at sea by a sign", "a,2024-01-02,Yemen,Aden,-12.8,45.03,1,2,,\nb,2024-01-02,Yemen,Aden,12.8,-45.03,1,3,,\n", []string{
			"doubtful-row incidents.csv:2: a lies 2827 km outside Yemen, lat looks as if its sign were wrong: write lat 12.8",
			"doubtful-row incidents.csv:3: b lies 9381 km outside Yemen, lon looks as if its sign were wrong: write lon 45.03",
		}},
		{"at sea by swapping", "a,2024-01-02,Yemen,Aden,45.03,12.8,1,2,,\n", []string{
			"doubtful-row incidents.csv:2: a lies 4173 km outside Yemen, lat and lon look swapped: write lat 12.8 and lon 45.03",
		}},
		{"two raids that hurt nobody", "a,2024-01-02,Pakistan,Quetta,30.18,67.0,0,0,,\nb,2024-01-02,Pakistan,Quetta,30.18,67.0,0,0,,\n", nil},
		{"near, but on another's land", "a,2024-01-02,Yemen,Berbera,10.3,45.0,1,2,,\n", []string{
			"doubtful-row incidents.csv:2: a lies 271 km outside Yemen, correct lat and lon, or the country",
		}},
		{"told twice", "a,2024-01-02,Pakistan,Quetta,30.18,67.0,1,2,,\nb,2024-01-02,Pakistan,Quetta,30.2,67.01,1,2,,\n", []string{
			"doubtful-row incidents.csv:3: b may be a told twice: the days and the numbers are the same, and the places 2.4 km apart, if they are one, keep one row with the sources of both",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, problems(t, map[string]string{"brief.md": front, "incidents.csv": header + c.rows})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestProvincesThatTheMapLacksAreNamed(t *testing.T) {
	front := "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body
	for _, c := range []struct {
		name, row string
		want      []string
	}{
		{"known", "Kabul,,,province,", nil},
		{"known, folded", "KABUL,,,province,", nil},
		{"known, spelt otherwise", "Qabol province,,,province,", nil},
		{"not asked for", "Kabulk,34.5,69.2,town,", nil},
		{"with a radius", "Kabulk,34.5,69.2,province,40", nil},
		{"mistyped", "Kabulk,,,province,", []string{
			"doubtful-row incidents.csv:2: the map has no province \"Kabulk\" in Afghanistan, so a is not drawn, write it as the map does, such as Kabul",
		}},
		{"mistyped, with a point", "Kabulk,34.5,69.2,province,", []string{
			"doubtful-row incidents.csv:2: the map has no province \"Kabulk\" in Afghanistan, so a is drawn around its point alone, write it as the map does, such as Kabul",
		}},
		{"missing", ",34.5,69.2,province,", []string{
			"doubtful-row incidents.csv:2: the place of a is known to its province, but no province is named, so a is drawn around its point alone, fill in admin1",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := "id,date,country,place,admin1,lat,lon,location_precision,location_radius_km\na,2024-01-02,Afghanistan,there," + c.row + "\n"
			if d := cmp.Diff(c.want, problems(t, map[string]string{"brief.md": front, "incidents.csv": rows})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestListOfDoubtsEnds(t *testing.T) {
	for _, c := range []struct{ columns, row, more string }{
		{"", "i%d,2024-01-02,Pakistan,Kabul,34.53,69.17\n", "lie outside the country they name"},
		{",admin1,location_precision", "i%d,2024-01-02,Afghanistan,Kabul,34.53,69.17,Kabul%[1]d,province\n", "name provinces that the map doesn\u2019t have"},
	} {
		rows := "id,date,country,place,lat,lon" + c.columns + "\n"
		for n := range 1000 {
			rows += fmt.Sprintf(c.row, n)
		}
		got := problems(t, map[string]string{"brief.md": "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body, "incidents.csv": rows})
		if len(got) != mostDoubts+1 || !slices.Contains(got, "doubtful-row incidents.csv: 900 more "+c.more+", look at those listed first") {
			t.Errorf("%d problems, the first %q", len(got), got[0])
		}
	}
}

func TestIncidentsAfterTheDayOfTheBriefAreNamed(t *testing.T) {
	const front = "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body
	for _, c := range []struct {
		name, rows string
		want       []string
	}{
		{"on the day", "a,2024-03-25,Pakistan,Quetta\nb,2024,Pakistan,Quetta\n", nil},
		{"one", "a,2024-03-25,Pakistan,Quetta\nb,2024-03-26,Pakistan,Peshawar\n", []string{
			"doubtful-row incidents.csv:3: b, 26 March 2024, is after 25 March 2024, the day to which the brief is true, correct the dates or as-of, or take them out",
		}},
		{"several", "a,2024-10-02,Pakistan,Quetta\nb,2024-04,Pakistan,Lahore\nc,2020,Pakistan,Karachi\nd,2024-05-06,Pakistan,Multan\n", []string{
			"doubtful-row incidents.csv:2: a, 2 October 2024, is after 25 March 2024, the day to which the brief is true, and so are 2 more, correct the dates or as-of, or take them out",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, problems(t, map[string]string{"brief.md": front, "incidents.csv": "id,date,country,place\n" + c.rows})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPointsThatDisagreeAreNamed(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"one place far apart", "a,2024-01-02,Chad,Kouri,Lac,13.5,14.7,exact\nb,2024-01-03,Chad,Kouri,Lac,14.3,13.7,exact\n", "from where Kouri is in another incident, and both are exact"},
		{"one place close by", "a,2024-01-02,Chad,Kouri,Lac,13.5,14.7,exact\nb,2024-01-03,Chad,Kouri,Lac,13.6,14.8,exact\n", ""},
		{"a disputed area of one", "a,2024-01-02,Sudan,Abyei,,9.6,28.44,exact\n", ""},
		{"a disputed area of the other", "a,2024-01-02,South Sudan,Abyei,,9.6,28.44,exact\n", ""},
		{"a disputed area of neither", "a,2024-01-02,Nigeria,Abyei,,9.6,28.44,exact\n", "km outside Nigeria"},
		{"a province close by", "a,2024-01-02,Nigeria,Garkida,Borno,10.45,12.57,exact\n", ""},
		{"a province that was split off", "a,2024-01-02,India,Leh,Jammu and Kashmir,34.16,77.58,exact\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := problems(t, map[string]string{
				"brief.md":      "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body,
				"incidents.csv": "id,date,country,place,admin1,lat,lon,location_precision\n" + c.rows,
			})
			if len(got) > 1 || (len(got) == 1) != (c.want != "") || len(got) == 1 && !strings.Contains(got[0], c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

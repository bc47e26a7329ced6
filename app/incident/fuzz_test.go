package incident

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// FuzzReadCSV holds that whatever is read can be written, and is read back as it was.
func FuzzReadCSV(f *testing.F) {
	if real, err := os.ReadFile("testdata/incidents.csv"); err == nil {
		f.Add(real)
	}
	for _, seed := range []string{
		"", "\ufeff", "id", "id,date,country,place", "title\na\nb\n",
		"id,date,country,place\nx,2016-02-31,Iran,Kerman\ny,2016,Iran,Kerman\n",
		"\ufeffid;date;country;lat;lon\r\nx;2016-W53;AFG;\"34,5\";69\r\ny;2020-W53;AFG;34.5;69\r\n",
		"id\tdate\tcountry\tplace\nx\t2016-10\tIran\t\"two\nlines\"\n",
		"id,date,country,place,killed_low,killed,killed_high\nx,2016,Iran,Q,9,,5\ny,2016,Iran,Q,1,2,3\nz,2016,Iran,Q,-1,\"1,200\",x\n",
		"id,date,country,place,x,x,,killed.low\nx,2016,Iran,Q,=1+1,,@a,3\n",
		"id,date,country,place\n\"x,2016,Iran,Q\ny,2016,Iran,Q\n", "id,date,country,place\nx,2016,Ir\"an,Q\n",
		"id,date,date_end,date_precision,country,lat,lon,location_radius_km\nx,2016-12-31,2017-01-01,year,AFG,0,-0,1e9\ny,9999-12-31,,week,AFG,90,180,20000\nz,0001,,,AFG,-90,-180,.5\n",
		"id,date,country,place\nx,2016,Ir\xffan,Q\ny,2016,\x00,Q\n", "\xff\xfei\x00d\x00", "PK\x03\x04\x00",
		"id,date,country,place\nx,2016,Iran,Q\nx,2016,Iran,Q\n,,,\n\n-,2016,Iran,Q\n",
		"id,date,country,place\r\nx,2016,\" Iran \",\"a\r\nb\"\r\n", "id,date,country,place\rx,2016,Iran,Q\r",
		"sep=;\nid;date;country;place\n", "\xef\ufeff\xbb\xbf", "i,=1+1;;;;;;;ate\tcountry\tx\tid\tdate\tplace",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		table, problems := ReadCSV(bytes.NewReader(file), "incidents.csv", world{})
		if len(problems) > MaxListed+1 {
			t.Fatalf("%d problems are listed", len(problems))
		}
		if small, found := readCSV(bytes.NewReader(file), "incidents.csv", world{}, 16); !cmp.Equal(found, problems) || small.Len() != table.Len() {
			t.Fatalf("read in small pieces: %d rows and %v; at once: %d and %v", small.Len(), found, table.Len(), problems)
		}
		for _, p := range problems {
			if p.What == "" || p.Hint == "" || p.File == "" || strings.ContainsAny(p.String(), "\n\r") {
				t.Fatalf("not a clear line: %q", p.String())
			}
		}
		var first, second bytes.Buffer
		if err := table.WriteCSV(&first, table.All()); err != nil {
			t.Fatal(err)
		}
		again, problems := ReadCSV(bytes.NewReader(first.Bytes()), "incidents.csv", world{})
		if len(problems.Errors()) > 0 || again.Len() != table.Len() {
			t.Fatalf("%d rows written, %d read back: %v\n%s", table.Len(), again.Len(), problems, first.String())
		}
		if err := again.WriteCSV(&second, again.All()); err != nil {
			t.Fatal(err)
		}
		if first.String() != second.String() {
			t.Fatalf("written\n%s\nthen\n%s", first.String(), second.String())
		}
	})
}

// FuzzPiece holds that a piece has the rows, mistakes and places that a reader of CSV finds in its text.
func FuzzPiece(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "a", "a\r", "a,b\r\n\r\n\r\r\nc,d", "a,\"b\",c\nd,e,f\n\"g\ng\",h,i\nj,k,l", ",,\n'=a,''=b,'c\n",
		"a,b\"b,c\nd,e,f\n\"g\"g,h\ni,\"j\r\r\nk\",l\nm,\"n\no", "é,\xff,ö\n\"é\nü\",ö,é\né,ä,\"ß\"\r",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &csvFile{sheet: newSheet("f.csv"), comma: ','}
		file.header = make([]string, 3)
		want, got := file.rows(strings.NewReader(text), 7), file.piece(piece{text, 7})
		for {
			cells, err := want.Next()
			found, fault := got.Next()
			if diff := cmp.Diff([]any{cells, err}, []any{found, fault}, cmpopts.EquateErrors()); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			if err == io.EOF {
				return
			}
			for i := -1; i < len(cells) && err == nil; i++ {
				if p, q := want.Place(i), got.Place(i); p != q {
					t.Fatalf("cell %d of %q is at %s, not at %s", i, cells, q, p)
				}
			}
		}
	})
}

// FuzzReadSeries holds that no row is half read.
func FuzzReadSeries(f *testing.F) {
	for _, seed := range []string{
		"", "series", "series,date_from,date_to,low,high,scope,source,note\nfighters,2016-08,,1000,1500,Afghanistan,a,b\n",
		"\ufeffseries;date_from;low\r\na;2021-W01;5\r\n", "series,date_from,low,high\na,2016,9,3\na,2016,,\n,2016,1,1\na,2016-02-30,1,1\na,2016,-1,1e3\n",
		"series,date_from,date_to,low\na,2016,2015,1\na,9999-12-31,9999,999999999999999999999\n", "series,date_from,low\n\"a,2016,1\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		points, problems := ReadSeries(bytes.NewReader(file), "series.csv")
		if len(problems) > MaxListed+1 {
			t.Fatalf("%d problems are listed", len(problems))
		}
		for _, p := range points {
			if p.Series == "" || p.From > p.To || p.Low < 0 && p.High < 0 || p.Low >= 0 && p.High >= 0 && p.Low > p.High || p.At.Line < 2 {
				t.Fatalf("%+v", p)
			}
		}
	})
}

// FuzzReadClaims holds that no row is half read, and that a table takes whatever was read.
func FuzzReadClaims(f *testing.F) {
	for _, seed := range []string{
		"", "incident", "incident,source,low,best,high,scope,note\na,s,1,2,3,,n\na,s,4,,,killed,\nb,s,,,9,wounded,\nc,,,5,,own,\n",
		"\ufeffincident;best\r\na;5\r\n", "incident,low,high\na,9,3\na,,\n,1,1\na,-1,1e3\na,2147483647,\n", "incident,best\n\"a,1\n", "incident,best,scope\na,1,killed.low\na,1,lat\na,1,count\na,1,attackers_killed\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		claims, problems := ReadClaims(bytes.NewReader(file), "claims.csv")
		if len(problems) > MaxListed+1 {
			t.Fatalf("%d problems are listed", len(problems))
		}
		for _, c := range claims {
			if c.Incident == "" || !c.Number.Known() || c.Number.check() != nil || c.At.Line < 2 {
				t.Fatalf("%+v", c)
			}
		}
		table, _ := readString("id,date,country,place,killed,own\na,2021,Mali,X,,\nb,2021,Mali,X,3,\nc,2021,Mali,X,,4\n")
		table.AddClaims(claims)
		for row := range Row(table.Len()) {
			if n := table.Killed(row); n.check() != nil {
				t.Fatalf("%+v", n)
			}
			table.NumbersOf(row)
		}
		table.Totals(table.All()).Words()
	})
}

// FuzzParse holds that a query prints as it reads, selects the same by either spelling, and that a
// mistake stands inside the text.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", " ", `country:Pakistan,Iran  killed:>=10  date:2021-08..2022  tactic:"suicide bombing"  attribution:claimed  mosque`,
		`-target:military  (place:Kabul OR near:"Kabul 50km")  within:60,29,75,38  has:lat`, "killed_low:1..2,>3,<4 wounded.high:..5",
		"date:2016-W41,2016..,..2016-10,>2016-10-24 date.within:<2017", "lat:>34.5 lon:-180..180 location_radius_km:0.0005",
		`"say ""no""" title~"a b",c`, "((((a", "a)", "----a", "-", "OR", "a OR OR b", "NOT a AND b", ",", "a,,b", `"`, `""`, `" "`,
		"contry:x", "https://example.org/?q=1", "“curly”", "2016–2018", "–a", "a\x00b", "\u202eabc", "İstanbul ſ ß", "a\u00a0b\u3000c",
		"within:180,-90,-180,90", `near:"0,0 20000km"`, `near:"NaN,0 1km"`, "killed:99999999999", "date:0001..9999", "has:near", `inside:held,"12,44 12,46 14,46"`, `inside.within:"1,2 3,4"`, "inside:1,2", "in_commentary~e",
		"a OR b c OR (d -(e OR f))", "id:~~~", "id:::x", "id:=~=x", "killed:2147483647", "lat:-90,180", "country:türkiye sources:afp-1", "killed:>=2 -has:killed.best",
		"last 90 days OR Q1 2023", "date:last-2-quarters,2023-Q4..", "(past year)", "weekday:fri..mon", "title:a*b,*c place~*x*y* *z first_day:2021 date_end:..2022",
		"month_of_year:nov..feb,jun date:2010s,1990s..2004", `within:" 0"`, "*0:*00", `title:"a*"`, "in_commentary:*",
	} {
		f.Add(seed)
	}
	table, _ := readString("id,date,country,place,lat,lon,killed_low,killed_high,in_commentary\na,2021-08-26,AFG,Kabul,34.5,69.2,5,9,yes\nb,2016-10,PAK,Quetta,30,67,,,no\nc,2022,Fiji,Suva,-18,178,1,,\n")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := table.Parse(text)
		if err != nil {
			e, ok := err.(*SyntaxError)
			if !ok || e.Column < 1 || e.Column > len([]rune(text))+1 || e.What == "" || e.Hint == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		again, err := table.Parse(q.String())
		if err != nil || again.String() != q.String() || again.Words() != q.Words() {
			t.Fatalf("%q prints as %q, which reads as %q (%v)", text, q, again, err)
		}
		a, errA := table.Select(q)
		b, errB := table.Select(again)
		if (errA == nil) != (errB == nil) {
			t.Fatalf("%q: %v, as %q: %v", text, errA, q, errB)
		}
		for row := range Row(table.Len()) {
			x := table.At(row)
			if a.Has(row) != b.Has(row) || errA == nil && !q.IsAll() && a.Has(row) != matches(q.root, &x, world{}) {
				t.Fatalf("%q: row %s selected %v, by %q %v", text, x.ID, a.Has(row), q, b.Has(row))
			}
		}
		table.Complete(text, len(text)/2, a)
	})
}

// FuzzParseMeasure holds the same of measures.
func FuzzParseMeasure(f *testing.F) {
	for _, seed := range []string{
		"count", "sum killed", "sum wounded.high where country:Pakistan", "first date", "LAST  date  where a OR b", "max killed where",
		"sum", "sum where killed:1", "count where where", "\u2003count\u2003where a", "min attackers_killed where (", "sum killed\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMeasure(text)
		if err != nil {
			if e, ok := err.(*SyntaxError); !ok || e.Column < 1 || e.Column > len([]rune(text))+1 {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		again, err := ParseMeasure(m.String())
		if err != nil || again.String() != m.String() {
			t.Fatalf("%q prints as %q, which reads as %v (%v)", text, m, again, err)
		}
	})
}

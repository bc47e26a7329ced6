package incident

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAFileInPiecesIsTheFileAsOne reads the same text whole and cut into pieces of every size.
func TestAFileInPiecesIsTheFileAsOne(t *testing.T) {
	header := "title,id,date,country,place\n"
	for name, body := range map[string]string{
		"plain":             "a,x,2016,Iran,Qom\nb,y,2017,Iran,Qom\nc,z,2018,Iran,Qom\n",
		"CRLF":              "a,x,2016,Iran,Qom\r\nb,y,2017,Iran,Qom\r\n",
		"no last newline":   "a,x,2016,Iran,Qom\nb,y,2017,Iran,Qom",
		"line breaks":       "\"a\nb\",x,2016,Iran,Qom\n\"\n\n\",y,2017,Iran,\"Q\nom\"\nc,z,2018,Iran,Qom\n",
		"marks":             "\"a \"\"b\"\"\n\",x,2016,Iran,Qom\n\"\"\"\",y,2017,Iran,Qom\n",
		"empty rows":        "\n\n,,,,\na,x,2016,Iran,Qom\n\n\nb,y,2017,Iran,Qom\n\n",
		"bad rows":          "a,x,soon,Iran,Qom\nb,y,2017,Iran,Qom\nc,-,2018,Iran,Qom\nd\ne,z,2018,Iran,Qom\n",
		"ids twice":         "a,x,2016,Iran,Qom\nb,y,2017,Iran,Qom\nc,x,2018,Iran,Qom\nd,x,2019,Iran,Qom\n",
		"unknown country":   "a,x,2016,Persia,Qom\nb,y,2017,Persia,Qom\nc,z,2018,Media,Qom\n",
		"stray mark":        "a,x,2016,Ir\"an,Qom\nb,y,2017,Iran,Qom\n\"c\n\",z,2018,Iran,Qom\nd,w,2018,Iran,Qom\n",
		"mark after a cell": "\"a\"b,x,2016,Iran,Qom\nb,y,2017,Iran,Qom\n\"c\nd\",z,2018,Iran,Qom\n",
		"never closed":      "a,x,2016,Iran,Qom\n\"b,y,2017,Iran,Qom\nc,z,2018,Iran,Qom\n",
		"nothing":           "",
	} {
		whole, problems := readCSV(strings.NewReader(header+body), "f.csv", world{}, 1<<20)
		for size := 1; size < 120; size++ {
			cut, found := readCSV(strings.NewReader(header+body), "f.csv", world{}, size)
			if diff := cmp.Diff(problems, found); diff != "" {
				t.Fatalf("%s, pieces of %d (-whole +cut):\n%s", name, size, diff)
			}
			if diff := cmp.Diff(written(t, whole), written(t, cut)); diff != "" {
				t.Fatalf("%s, pieces of %d (-whole +cut):\n%s", name, size, diff)
			}
		}
	}
}

func TestManyRowsInPiecesKeepTheirDictionaries(t *testing.T) {
	random := randomTable(rand.New(rand.NewPCG(5, 6)), 3000)
	file := written(t, random)
	for _, size := range []int{1 << 10, 1 << 14, 1 << 20} {
		cut, _ := readCSV(strings.NewReader(file), "f.csv", world{}, size)
		if diff := cmp.Diff(file, written(t, cut)); diff != "" {
			t.Errorf("pieces of %d (-whole +cut):\n%s", size, diff)
		}
		if diff := cmp.Diff(random.Values("place", random.All()), cut.Values("place", cut.All())); diff != "" {
			t.Errorf("pieces of %d (-whole +cut):\n%s", size, diff)
		}
	}
}

// A failing reader gives some text and then an error.
type failing struct {
	io.Reader
	err error
}

func (f failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err == io.EOF {
		err = f.err
	}
	return n, err
}

func TestReadingThatStopsKeepsWhatWasRead(t *testing.T) {
	file := "id,date,country,place,summary\nx,2016,Iran,Qom," + strings.Repeat("long ", 2000) + "\ny,2017,Iran,Qom,\nz,2018,Ira"
	for _, size := range []int{8, 1 << 20} {
		table, problems := readCSV(failing{strings.NewReader(file), context.Canceled}, "f.csv", world{}, size)
		if table.Len() != 2 || len(problems) != 1 || problems[0].String() != "f.csv: reading stopped: context canceled, check the file" {
			t.Errorf("pieces of %d: %d rows, %v", size, table.Len(), problems)
		}
	}
}

func TestACellWithoutEndIsNamedWithItsLine(t *testing.T) {
	file := io.MultiReader(strings.NewReader("id,date,country,place\nx,2016,Iran,Qom\n\"y"), zeroes{})
	table, problems := ReadCSV(file, "f.csv", world{})
	if want := "f.csv:3: a quotation mark opens a cell that does not end within 64 MB"; table.Len() != 1 || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want) {
		t.Errorf("%d rows, %v", table.Len(), problems)
	}
}

// zeroes never end.
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func written(t *testing.T, table *Table) string {
	t.Helper()
	var out bytes.Buffer
	if err := table.WriteCSV(&out, table.All()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

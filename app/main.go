package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"lectern/app/exchange"
	"lectern/app/library"
)

// version is also in FyneApp.toml.
const version = "0.1.0"

// commands is the grammar of the command line.
type commands struct {
	Read      readCommand      `cmd:"" default:"withargs" hidden:"" help:"Read a brief in a window."`
	Present   presentCommand   `cmd:"" help:"Show a brief as slides, with notes on a second screen."`
	Export    exportCommand    `cmd:"" help:"Make a PDF, a web page or PowerPoint slides of a brief."`
	Check     checkCommand     `cmd:"" help:"List every problem of a brief."`
	Incidents incidentsCommand `cmd:"" help:"Write, count or sum incidents."`
	Map       mapCommand       `cmd:"" help:"Draw incidents on a map."`
	Import    importCommand    `cmd:"" help:"Write files of incidents in Lectern’s own columns."`
	Refresh   refreshCommand   `cmd:"" help:"Fetch a brief’s incidents from its team’s database, after asking."`
	Changes   changesCommand   `cmd:"" help:"Say what has changed since an earlier edition of a brief."`
	Open      openCommand      `cmd:"" help:"Make a brief's folder of a PDF or a .brief file."`
	Search    searchCommand    `cmd:"" help:"Find words in all briefs: those read lately, those that ship, and those in watched folders."`
	Reindex   reindexCommand   `cmd:"" help:"Read all briefs anew for search, and say which folders are watched."`
	Notes     notesCommand     `cmd:"" help:"Write what you marked and noted in a brief, with citations."`
	New       newCommand       `cmd:"" help:"Make a new brief."`
	Licences  licencesCommand  `cmd:"" aliases:"licenses" help:"Print the licences of all that Lectern is made of."`
	Version   versionCommand   `cmd:"" help:"Say which version this is."`
}

const description = `Read, map, present and hand out a briefing.

lectern [BRIEF] [--section ID] [--at ADDRESS] opens a window. BRIEF is a folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief; a file of incidents opens the incident desk.`

// queryHelp is the help of --query (see app/incident/FORMAT.md).
const queryHelp = `Which incidents: 'country:Pakistan killed:>=10'. Where a count is a range, >= asks its lowest number and <= its highest. Also 'last 90 days', 'Q1 2023', weekday:friday and title:bomb*.`

// streams has standard output and standard error.
type streams struct{ out, err io.Writer }

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(library.Log(), nil))) // with what Fyne logs, which is no one's at a terminal
	os.Exit(run(interruptible(), os.Args[1:], streams{os.Stdout, os.Stderr}))
}

// run runs the program and returns its exit code; --help ends the process itself.
func run(ctx context.Context, args []string, to streams) int {
	parser := kong.Must(&commands{}, kong.Name("lectern"), kong.Description(description), kong.Vars{"query": queryHelp, "profiles": strings.Join(exchange.ProfileNames(), ", "), "formats": strings.Join(exchange.FormatNames(), ",")}, exportHelp,
		kong.WithHyphenPrefixedParameters(true), kong.Writers(to.out, to.err), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(to))
	command, err := parser.Parse(args)
	if err == nil {
		err = givenTwice(command)
	}
	if err != nil {
		fmt.Fprintf(to.err, "lectern: %s; lectern --help says more\n", printable(err.Error()))
		return exitUsage
	}
	return report(to.err, command.Run())
}

// givenTwice returns an error for a flag of one value that is given more than once: the library takes the last, and nobody would
// know.
func givenTwice(command *kong.Context) error {
	given := map[*kong.Flag]bool{}
	for _, p := range command.Path {
		if p.Flag == nil || p.Flag.IsSlice() || p.Flag.IsBool() {
			continue
		}
		if given[p.Flag] {
			return fmt.Errorf("--%s is given twice", p.Flag.Name)
		}
		given[p.Flag] = true
	}
	return nil
}

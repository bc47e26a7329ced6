package output

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw/pdf"
	"lectern/app/incident"
	"lectern/assets"
)

// Facts returns the lines of the colophon of a file without attachments.
func Facts(b *brief.Brief, opt *Options) ([]compose.Fact, error) {
	a, _, err := sources(b, AttachShown, brief.Page, false)
	if err != nil {
		return nil, err
	}
	return append(Identity(b, opt, a.Files), Credits()...), nil
}

// Identity returns the lines on the brief and the program of which a file was made.
func Identity(b *brief.Brief, opt *Options, files []pdf.File) []compose.Fact {
	facts := []compose.Fact{
		{Name: "Title", Words: b.Title, Author: true},
		{Name: "True to", Words: b.AsOfWords()},
	}
	if mark := b.Marking.String(); mark != "" {
		facts = append(facts, compose.Fact{Name: "Handling", Words: mark + " (Traffic Light Protocol 2.0)"})
	}
	if broken := opt.Flaws().Words; len(broken) > 0 {
		facts = append(facts, compose.Fact{Name: "Draft", Words: incident.Capital(strings.Join(broken, "; ")) + "."})
	}
	if words := opt.Notes.Words(); words != "" {
		facts = append(facts, compose.Fact{Name: "Notes", Words: words})
	}
	return append(facts,
		compose.Fact{Name: "Content", Words: "SHA-256 " + hash(files)},
		compose.Fact{Name: "Made by", Words: Producer(opt.Version) + ". The same folder, version and options give the same file."})
}

// Credits returns the lines on the fonts, data and code in the program.
func Credits() (all []compose.Fact) {
	for _, line := range assets.Credits {
		name, words, _ := strings.Cut(line, ": ")
		all = append(all, compose.Fact{Name: name, Words: words})
	}
	return all
}

// hash returns the SHA-256 of the output of sha256sum for the brief's files.
func hash(files []pdf.File) string {
	sum := sha256.New()
	for _, f := range files {
		if f.Kept {
			fmt.Fprintf(sum, "%x  %s\n", sha256.Sum256(f.Data), f.Name)
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

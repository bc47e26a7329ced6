package main

type readCommand struct {
	Brief   string `arg:"" optional:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Section string `placeholder:"ID" help:"Open at this section."`
}

func (c *readCommand) Run() error {
	return openWindow(window{brief: c.Brief, section: c.Section})
}

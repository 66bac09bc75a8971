"""briefgen for programs: what `import briefgen` gives. It prints nothing and leaves the process as it is."""

"""The tree's builders: what each reduction of the grammar makes.

A builder is named by the alias of its grammar rule (with an underscore after it where Python has the word itself). It
gets the source, the start and end of what was reduced, and the values of the rule's symbols whose names do not begin
with an underscore.
"""

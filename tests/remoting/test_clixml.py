"""CLIXML as a real PowerShell 7.6 wrote it."""

from __future__ import annotations

import pytest

from pyshell.remoting.clixml import ClixmlError, deserialize, export_document, import_document, serialize
from pyshell.shell import Shell

# A script → what a real server sent for its output.
RECORDED = {
    "1": "<I32>1</I32>",
    "[int64]5000000000": "<I64>5000000000</I64>",
    "[byte]7": "<By>7</By>",
    "1.5": "<Db>1.5</Db>",
    "[double]::PositiveInfinity": "<Db>INF</Db>",
    "[char]'x'": "<C>120</C>",
    "$true": "<B>true</B>",
    '"line1`r`nline2`0`u{1F600}"': "<S>line1_x000D__x000A_line2_x0000__xD83D__xDE00_</S>",
    "[datetime]'2024-02-03T04:05:06.789Z'": "<DT>2024-02-03T04:05:06.789+00:00</DT>",
    "[timespan]'1.02:03:04.5'": "<TS>P1DT2H3M4.5S</TS>",
    "[version]'1.2.3.4'": "<Version>1.2.3.4</Version>",
    ",@(1,'a',$null)": '<Obj RefId="0"><TN RefId="0"><T>System.Object[]</T><T>System.Array</T><T>System.Object</T></TN>'
    "<LST><I32>1</I32><S>a</S><Nil /></LST></Obj>",
    "[ordered]@{z=1;a=@{n=2}}": '<Obj RefId="0"><TN RefId="0"><T>System.Collections.Specialized.OrderedDictionary</T>'
    '<T>System.Object</T></TN><DCT><En><S N="Key">z</S><I32 N="Value">1</I32></En><En><S N="Key">a</S>'
    '<Obj N="Value" RefId="1"><TN RefId="1"><T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT><En>'
    '<S N="Key">n</S><I32 N="Value">2</I32></En></DCT></Obj></En></DCT></Obj>',
    "[pscustomobject]@{Name='n';Nested=[pscustomobject]@{X=1}}": '<Obj RefId="0"><TN RefId="0">'
    "<T>System.Management.Automation.PSCustomObject</T><T>System.Object</T></TN><MS>"
    '<S N="Name">n</S><Obj N="Nested" RefId="1"><TNRef RefId="0" /><MS><I32 N="X">1</I32></MS></Obj></MS></Obj>',
    "[System.DayOfWeek]::Friday": '<Obj RefId="0"><TN RefId="0"><T>System.DayOfWeek</T><T>System.Enum</T>'
    "<T>System.ValueType</T><T>System.Object</T></TN><ToString>Friday</ToString><I32>5</I32></Obj>",
    "{ param($x) $x + 1 }": "<SBK> param($x) $x + 1 </SBK>",
}


@pytest.fixture(scope="module")
def shell() -> Shell:
    return Shell()


@pytest.mark.parametrize("script", RECORDED)
def test_a_value_is_written_as_powershell_writes_it(shell: Shell, script: str) -> None:
    (value,) = shell.run(script).output
    assert serialize(value).decode() == RECORDED[script]


def test_an_object_comes_back_as_a_deserialized_bag() -> None:
    text = (
        '<Obj RefId="0"><TN RefId="0"><T>My.Type</T><T>System.Object</T></TN><ToString>me</ToString>'
        '<Props><I32 N="Id">1</I32></Props><MS><S N="Extra">e</S></MS></Obj>'
    )
    value = deserialize(text.encode())
    assert value.type_names == ["Deserialized.My.Type", "Deserialized.System.Object"]
    assert value.notes == {"Id": 1, "Extra": "e"}
    assert "<ToString>me</ToString><Props>" in serialize(value).decode()


@pytest.mark.parametrize(
    "text",
    [
        "<I32>x</I32>",
        "<I32>99999999999</I32>",
        '<Ref RefId="7" />',
        "<Obj",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><S>&b;</S>",
        "<Obj>" * 500 + "</Obj>" * 500,
    ],
)
def test_bad_text_is_refused(text: str) -> None:
    with pytest.raises(ClixmlError):
        deserialize(text.encode())


def test_a_document_is_indented_as_export_clixml_does() -> None:
    document = export_document([1, "a"])
    assert document.split("\n")[1:] == ["  <I32>1</I32>", "  <S>a</S>", "</Objs>"]
    assert list(import_document(document)) == [1, "a"]

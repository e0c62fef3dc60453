"""fazhi check --suggest: propose what ledgers.toml might say, beside the ledgers, for a person to settle."""

from __future__ import annotations

from fazhi.errors import WorkspaceError
from fazhi.ledgers.files.folder import settings_file
from fazhi.ledgers.sheets.filerules import FILE_NAME
from fazhi.ledgers.sheets.suggesting import suggest, written
from fazhi.wholefile import write_whole
from fazhi.workspace import Analysis


def suggest_rules(analysis: Analysis) -> str:
    """Write the proposals of a town and year into its ledgers.toml; what stood there stays.

    Returns
    -------
    str
        What was done, one Chinese sentence.

    Raises
    ------
    WorkspaceError
        The file cannot be written.
    """
    one, place = analysis.parameters, analysis.workspace
    folder = place.raw / one.town / str(one.year)
    path = settings_file(folder, FILE_NAME) or folder / FILE_NAME
    suggestion = suggest(folder, town=analysis.town, year=one.year, catalog=place.catalog)
    name = path.relative_to(place.root).as_posix()
    if not suggestion.text and suggestion.waiting:
        return f"有{suggestion.waiting}张表已经写在 {name} 里，等人核对后去掉行首的 #。"
    if not suggestion.text:
        return f"每张表都认得出是哪本台账，不需要 {name}。"
    existing = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    try:
        write_whole(path, written(existing, suggestion))
    except OSError as error:
        raise WorkspaceError(f"{name} 不能写入（{error.strerror or '原因不明'}），请检查文件夹的权限。") from None
    said = [f"{suggestion.settled}张表给出了建议，请核对"] if suggestion.settled else []
    said += [f"{suggestion.open}张表写成了问题，请写明后去掉行首的 #"] if suggestion.open else []
    return f"已写 {name}：{'；'.join(said)}。"

"""The `gouji` command: a table of subcommands, each loaded only when it is used."""

import importlib
import sys
from collections.abc import Sequence

import click

from monitor.cli.exits import code_of

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("monitor.cli.demo:demo", "在自带的演示网站上走完全程：不用配置，不连外网"),
    # name: (module:attribute, one line of help)
    "init": ("monitor.cli.init:init", "新建工作文件夹：设置和起步名册"),
    "run": ("monitor.cli.run:run", "依次查看、读取、判断"),
    "status": ("monitor.cli.status:status", "各机关的状态一览"),
    "digest": ("monitor.cli.digest:digest", "生成、查看、发送监测通报"),
    "subscriptions": ("monitor.cli.digest:subscriptions", "谁收到通报：add、list、remove"),
    "crawl": ("monitor.cli.crawl:crawl_command", "查看各机关是否公布年报，并存证"),
    "agencies": ("monitor.cli.agencies:agencies", "名册：核对、导入、寻找年报栏目"),
    "archive": ("monitor.cli.archive:archive", "核验存档（check），查看一份存档（show）"),
    "watch": ("monitor.cli.watch:watch", "值守：按时查看，按时发送"),
    "serve": ("monitor.cli.serve:serve", "打开浏览页"),
    "doctor": ("monitor.cli.doctor:doctor", "检查设置、数据、磁盘、邮件"),
    "quality": ("monitor.cli.quality:quality", "抽样人工核对与差错率"),
    "read": ("monitor.cli.read:read", "读取存档中尚未读取的文件"),
    "rebuild": ("monitor.cli.read:rebuild", "由存档重新生成 gouji.db"),
    "judge": ("monitor.cli.judge:judge", "按规则判断，结论有变的记入台账"),
    "rulings": ("monitor.cli.rulings:rulings", "人工裁定：add、list、withdraw；暂缓：holds、release"),
    "scorecard": ("monitor.cli.scorecard:scorecard", "评分表：五个方面，各列分母"),
    "rules": ("monitor.cli.rules:rules", "规则目录；diff：规则改动会影响谁"),
    "extract": ("monitor.cli.extract:extract", "读取文件，输出法定单元格与核对结果 documents to figures"),
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use, so that ``gouji extract`` does not pay for Datasette."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module that holds the command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing any."""
        with formatter.section("Commands"):
            if not COMMANDS:
                return
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gouji")
def gouji() -> None:
    """勾稽 gouji: 政府信息公开工作年度报告的发现、存证、读取、核对与提示。"""


def entry(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with the exit code of the contract."""
    try:
        result = gouji.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except BaseException as error:  # the one place where an exception becomes an exit code
        sys.exit(code_of(error))
    sys.exit(result if isinstance(result, int) else 0)
